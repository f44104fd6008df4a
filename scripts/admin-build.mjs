import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { compiled, root } from "./child.mjs";
import { Refusal } from "./refusal.mjs";
import { hashOf, onceFor } from "./stamp.mjs";

/** Next's command, and what it needs whether it builds or serves. */
export const next = join(root, "admin/node_modules/next/dist/bin/next");
export const nextEnv = {
  NEXT_TELEMETRY_DISABLED: "1",
  NODE_ENV: "production",
  ...compiled,
};

const sources = ["admin", "shared", "api/schema.graphql", "settings.json", "pnpm-lock.yaml", "tsconfig.base.json"];
const noSource = /(^|\/)(node_modules|\.next|e2e|next-env\.d\.ts|[^/]*\.test\.tsx?|[^/]*\.tsbuildinfo)$/;

/**
 * Builds the admin unless these very sources are built, in the form that NEXT_OUTPUT asks for. What Next prints is shown
 * only where the build fails.
 * @param {string} node absolute path of the Node to build with
 */
export async function buildAdmin(node) {
  const hash = hashOf(root, sources, (path) => noSource.test(path)) + (process.env.NEXT_OUTPUT ?? "");
  await onceFor(join(root, "admin/.next/built-from"), hash, async () => {
    console.error("构建管理台，约需一分钟 / Building the admin, about a minute");
    const child = spawn(node, [next, "build"], {
      cwd: join(root, "admin"),
      env: { ...process.env, ...nextEnv },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
    if (code === 0) return;
    process.stderr.write(out + err);
    throw new Refusal("管理台构建失败，原因见上", "the admin could not be built, see above");
  });
}
