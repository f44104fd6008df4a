import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";

export interface Image {
  readonly megabytes: number;
  /** What it runs on, by name. */
  readonly packages: readonly string[];
}

/** Makes a folder of what the image runs by the image's own steps, and looks at what is in it. */
export function makeImage(root: string, target: string): Image {
  execFileSync("sh", ["deploy/image.sh", target], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}` },
  });
  const [size = ""] = execFileSync("du", ["-s", "--block-size=1000000", target], { encoding: "utf8" }).split("\t");
  const stores = ["node_modules", "admin/node_modules"].map((place) => join(target, place, ".pnpm"));
  const packages = stores.flatMap((store) => readdirSync(store)).map((name) => name.replace("+", "/"));
  return { megabytes: Number(size), packages };
}
