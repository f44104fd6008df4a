import type { Verdict } from "@beian/shared";
import { codeOfFinding, outcomes } from "@beian/shared";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { AttemptOutcome } from "../domain/webhooks/deliveries.ts";
import type { StoreFootprint } from "../store/ports/store.ts";
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
  webhookAttempted(outcome: AttemptOutcome, isGivenUp: boolean): void;
  /** Somebody tried to sign in: how that came out, by the product's own codes. */
  signInTried(outcome: string): void;
  /** The text that Prometheus reads. */
  text(): Promise<string>;
  readonly contentType: string;
}

export interface MetricsParts {
  /** The keys of the findings that the product itself can report, counted from the start. */
  readonly findingKeys: readonly string[];
  /** When the latest revision was recorded, in milliseconds; null with no history. */
  readonly latestRecordedAt: () => Promise<number | null>;
  /** What is kept in memory to answer sooner, in bytes. */
  readonly keptBytes: () => number;
  /** How many of the product's proposals wait for people. */
  readonly proposalsWaiting: () => Promise<number>;
  /** When the last verified backup was made, in milliseconds; null where none ever was. */
  readonly lastBackupAt: () => Promise<number | null>;
  readonly footprint: () => Promise<StoreFootprint>;
  readonly webhookDeliveriesPending: () => Promise<number>;
  readonly now: () => Date;
  readonly version: string;
}

/** Counted from the start, so that the first of each kind is seen to come. */
const attemptOutcomes: readonly AttemptOutcome[] = ["delivered", "refused", "unanswered"];
const signInOutcomes = ["SIGNED_IN", "INVALID_EMAIL_OR_PASSWORD", "ACCOUNT_DISABLED", "TOO_MANY_ATTEMPTS"];

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export function createMetrics(parts: MetricsParts): Metrics {
  const { latestRecordedAt, keptBytes, proposalsWaiting, lastBackupAt, footprint, now, version } = parts;
  const { findingKeys, webhookDeliveriesPending } = parts;
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  // Sums of figures beside them, which promtool takes for counters by their names.
  for (const kind of ["handles", "requests", "resources"]) registry.removeSingleMetric(`nodejs_active_${kind}_total`);
  const byOutcome = new Map<string, number>(outcomes.map((outcome) => [outcome, 0]));
  const own = new Set(findingKeys);
  const byKey = new Map<string, number>(findingKeys.map((key) => [key, 0]));

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
    help: "Findings of those validations, by key and by code; of requirements that staff wrote the code is CUSTOM.",
    labelNames: ["key", "code"],
    registers,
    collect() {
      this.reset();
      for (const [key, count] of byKey) this.inc({ key, code: codeOfFinding(key, own) }, count);
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
  // What can't be asked just now isn't told, and the rest is.
  new Gauge({
    name: "beian_last_backup_timestamp_seconds",
    help: "When the last verified backup was made; 0 where none ever was.",
    registers,
    async collect() {
      const at = await lastBackupAt().catch(() => undefined);
      if (at === undefined) this.remove();
      else this.set((at ?? 0) / 1_000);
    },
  });
  const diskFree = new Gauge({
    name: "beian_disk_free_bytes",
    help: "What is left on the disk that the database is on.",
    registers,
  });
  new Gauge({
    name: "beian_database_bytes",
    help: "The size of the database, and of the log beside it.",
    labelNames: ["file"],
    registers,
    async collect() {
      const found = await footprint().catch(() => null);
      this.reset();
      diskFree.remove();
      if (!found) return;
      this.set({ file: "database" }, found.database);
      this.set({ file: "log" }, found.log);
      diskFree.set(found.free);
    },
  });
  new Gauge({
    name: "beian_webhook_deliveries_pending",
    help: "Messages that webhooks haven't taken yet, and will be told again.",
    registers,
    async collect() {
      const pending = await webhookDeliveriesPending().catch(() => null);
      if (pending === null) this.remove();
      else this.set(pending);
    },
  });
  const webhookAttempts = new Counter({
    name: "beian_webhook_attempts_total",
    help: "Attempts to tell a webhook, by how they came out.",
    labelNames: ["outcome"],
    registers,
  });
  const webhooksGivenUp = new Counter({
    name: "beian_webhook_deliveries_given_up_total",
    help: "Messages given up after the last attempt.",
    registers,
  });
  const signIns = new Counter({
    name: "beian_sign_ins_total",
    help: "Attempts to sign in, by how they came out.",
    labelNames: ["outcome"],
    registers,
  });
  for (const outcome of attemptOutcomes) webhookAttempts.inc({ outcome }, 0);
  for (const outcome of signInOutcomes) signIns.inc({ outcome }, 0);
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
      for (const { key } of findings) byKey.set(key, (byKey.get(key) ?? 0) + 1);
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
    webhookAttempted(outcome, isGivenUp) {
      webhookAttempts.inc({ outcome });
      if (isGivenUp) webhooksGivenUp.inc();
    },
    signInTried: (outcome) => signIns.inc({ outcome }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
