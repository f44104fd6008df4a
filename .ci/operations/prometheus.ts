import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Tally } from "../served-api.ts";
import { freePort } from "../served-api.ts";
import type { Product } from "./product.ts";

interface Target {
  readonly health: string;
  readonly lastError: string;
  readonly labels: { readonly job: string };
}
interface Rule {
  readonly name: string;
  readonly health: string;
  readonly lastError?: string;
}

/** Starts a real Prometheus that scrapes both processes and reads the rules there. */
export async function readByPrometheus(product: Product, rules: string, folder: string, tally: Tally): Promise<void> {
  const place = join(folder, "prometheus");
  mkdirSync(place);
  const port = await freePort();
  const job = (name: string, url: string) =>
    `  - { job_name: ${name}, static_configs: [{ targets: ["${new URL(url).host}"] }] }`;
  writeFileSync(
    join(place, "prometheus.yml"),
    `global: { scrape_interval: 1s, evaluation_interval: 1s }
rule_files: ["${rules}"]
scrape_configs:
${job("beian", product.apiUrl)}
${job("beian-admin", product.adminUrl)}
`,
  );
  const args = [
    `--config.file=${place}/prometheus.yml`,
    `--storage.tsdb.path=${place}/data`,
    `--web.listen-address=127.0.0.1:${port}`,
    "--log.level=warn",
  ];
  const prometheus = spawn("prometheus", args, { stdio: "inherit" });
  const ended = new Promise<void>((resolve) => prometheus.once("exit", () => resolve()));
  const get = async <Data>(path: string): Promise<Data | null> => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/${path}`).catch(() => null);
    return answer?.ok ? ((await answer.json()) as { data: Data }).data : null;
  };
  try {
    let targets: readonly Target[] = [];
    let read: readonly Rule[] = [];
    const isDone = () =>
      targets.length === 2 &&
      targets.every(({ health }) => health === "up") &&
      read.length > 0 &&
      read.every(({ health }) => health === "ok");
    for (let tries = 0; tries < 150 && !isDone(); tries += 1) {
      await pause(200);
      targets = (await get<{ activeTargets: Target[] }>("targets"))?.activeTargets ?? [];
      read = (await get<{ groups: { rules: Rule[] }[] }>("rules"))?.groups.flatMap((group) => group.rules) ?? [];
    }
    for (const name of ["beian", "beian-admin"]) {
      const target = targets.find(({ labels }) => labels.job === name);
      tally.expect(target?.health === "up", `Prometheus says of ${name}: ${target?.health} ${target?.lastError}`);
    }
    tally.expect(read.length > 0, "Prometheus has read no rules");
    for (const { name, health, lastError } of read)
      tally.expect(health === "ok", `Prometheus says of the rule ${name}: ${health} ${lastError}`);
    const told = await get<{ result: unknown[] }>("query?query=beian_disk_free_bytes");
    tally.expect(told?.result.length === 1, "Prometheus doesn't know beian_disk_free_bytes");
  } finally {
    prometheus.kill("SIGTERM");
    await ended;
  }
}
