import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

export interface ImageSizes {
  readonly megabytes: number;
  readonly files: number;
  /** Of every node_modules in it, by name. */
  readonly packages: readonly string[];
}

/** Makes a folder of what the image runs by the image's own steps, and looks at what is in it. */
export function makeImage(root: string, target: string): ImageSizes {
  execFileSync("sh", ["deploy/image.sh", target], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}` },
  });
  let bytes = 0;
  let files = 0;
  const packages = new Set<string>();
  for (const entry of readdirSync(target, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const [, name] = /node_modules\/((?:@[^/]+\/)?[^/.@][^/]*)$/.exec(path) ?? [];
    if (name !== undefined) packages.add(name);
    if (!entry.isFile()) continue;
    files += 1;
    bytes += statSync(path).size;
  }
  return { megabytes: Math.round(bytes / 1e6), files, packages: [...packages] };
}
