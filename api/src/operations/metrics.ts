import { findingKinds, outcomes, type Verdict } from "@beian/shared";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Call } from "./call.ts";

/** What the product tells Prometheus of itself; names and labels are fixed, and no label holds what a caller wrote. */
export interface Metrics {
  /** A filing was judged. Called often: it only counts. */
  judged(verdict: Verdict): void;
  answered(route: string, status: number, call: Call, seconds: number): void;
  storeTook(operation: string, seconds: number, failed: boolean): void;
  /** A publication came into use here, so long after it was recorded. */
  publicationSeen(lagSeconds: number): void;
  streams(change: 1 | -1): void;
  /** The text that Prometheus reads. */
  text(): Promise<string>;
  readonly contentType: string;
}

export interface MetricsParts {
  /** When the latest revision was recorded, in milliseconds; null with no history. */
  readonly latestRecordedAt: () => Promise<number | null>;
  /** What is kept in memory to answer sooner, in bytes. */
  readonly keptBytes: () => number;
  /** How many of the product's proposals wait for people. */
  readonly proposalsWaiting: () => Promise<number>;
  readonly now: () => Date;
  readonly version: string;
}

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export function createMetrics({ latestRecordedAt, keptBytes, proposalsWaiting, now, version }: MetricsParts): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const byOutcome = new Map<string, number>(outcomes.map((outcome) => [outcome, 0]));
  const byCode = new Map<string, number>([...findingKinds.keys()].map((code) => [code, 0]));

  new Counter({
    name: "beian_validations_total",
    help: "Filings judged, each province by itself, by outcome.",
    labelNames: ["outcome"],
    registers,
    collect() {
      this.reset();
      for (const [outcome, count] of byOutcome) this.inc({ outcome }, count);
    },
  });
  new Counter({
    name: "beian_findings_total",
    help: "Findings of those validations, by code.",
    labelNames: ["code"],
    registers,
    collect() {
      this.reset();
      for (const [code, count] of byCode) this.inc({ code }, count);
    },
  });
  new Gauge({
    name: "beian_rulebook_age_seconds",
    help: "How long ago the latest entry of the history was recorded, as the store has it.",
    registers,
    async collect() {
      const recordedAt = await latestRecordedAt().catch(() => null);
      if (recordedAt !== null) this.set(Math.max(0, (now().getTime() - recordedAt) / 1_000));
    },
  });
  new Gauge({
    name: "beian_kept_bytes",
    help: "What is kept in memory to answer sooner, as it is charged.",
    registers,
    collect() {
      this.set(keptBytes());
    },
  });
  new Gauge({
    name: "beian_product_proposals",
    help: "Drafts of rules that an upgrade brought and that wait for people, as the store has it.",
    registers,
    async collect() {
      const waiting = await proposalsWaiting().catch(() => null);
      if (waiting !== null) this.set(waiting);
    },
  });
  new Gauge({
    name: "beian_build_info",
    help: "1, labelled with the version.",
    labelNames: ["version"],
    registers,
  }).set({ version }, 1);
  const lag = new Histogram({
    name: "beian_publication_lag_seconds",
    help: "From recording a publication until this process answers by it.",
    buckets: seconds,
    registers,
  });
  const streams = new Gauge({ name: "beian_subscriptions_open", help: "Subscriptions open.", registers });
  const requests = new Counter({
    name: "beian_http_requests_total",
    help: "Requests answered, by route and status.",
    labelNames: ["route", "status"],
    registers,
  });
  const operations = new Histogram({
    name: "beian_graphql_seconds",
    help: "GraphQL requests, by the fields asked for at the top and how they came out; kept: answered from memory.",
    labelNames: ["operation", "type", "outcome"],
    buckets: seconds,
    registers,
  });
  const store = new Histogram({
    name: "beian_store_seconds",
    help: "The store's operations, by name and whether they failed.",
    labelNames: ["operation", "outcome"],
    buckets: seconds,
    registers,
  });

  return {
    judged({ outcome, findings }) {
      byOutcome.set(outcome, (byOutcome.get(outcome) ?? 0) + 1);
      for (const { draft } of findings) byCode.set(draft.kind.code, (byCode.get(draft.kind.code) ?? 0) + 1);
    },
    answered(route, status, { operation, type, outcome }, took) {
      requests.inc({ route, status });
      if (route !== "graphql") return;
      const labels =
        operation === null
          ? { operation: status < 400 ? "kept" : "none", type: "none", outcome: status < 400 ? "answered" : "refused" }
          : { operation, type: type ?? "none", outcome: outcome ?? "refused" };
      operations.observe(labels, took);
    },
    storeTook: (operation, took, failed) => store.observe({ operation, outcome: failed ? "failed" : "done" }, took),
    publicationSeen: (took) => lag.observe(Math.max(0, took)),
    streams: (change) => streams.inc(change),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
