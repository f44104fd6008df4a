import { quickenImports } from "./quick-imports.ts";
import { settingsHelp } from "./settings.ts";

// better-sqlite3 crashes the process on older versions instead of saying so.
if (Number(process.versions.node.split(".")[0]) < 24) {
  process.stderr.write("需要 Node 24 或更新版本 / Node 24 or later is needed\n");
  process.exit(1);
}
if (process.argv.slice(2).some((word) => ["--help", "-h", "help"].includes(word))) {
  process.stdout.write(settingsHelp());
  process.exit();
}
quickenImports();
await import("./serve.ts");
