import { quickenImports } from "../quick-imports.ts";

// better-sqlite3 crashes the process on older versions instead of saying so.
if (Number(process.versions.node.split(".")[0]) < 24) {
  process.stderr.write("需要 Node 24 或更新版本 / Node 24 or later is needed\n");
  process.exit(1);
}
quickenImports();
await import("./run-command.ts");
