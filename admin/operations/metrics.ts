import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { oncePerProcess } from "./once.ts";

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** What the admin tells Prometheus of itself; names and labels are fixed, and no label holds what a visitor wrote. */
export function metrics() {
  return oncePerProcess("metrics", () => {
    const registry = new Registry();
    const registers = [registry];
    collectDefaultMetrics({ register: registry });
    return {
      requests: new Counter({
        name: "beian_admin_http_requests_total",
        help: "Requests answered, by kind and status.",
        labelNames: ["kind", "status"] as const,
        registers,
      }),
      durations: new Histogram({
        name: "beian_admin_http_seconds",
        help: "Requests, by kind, until the last byte.",
        labelNames: ["kind"] as const,
        buckets: seconds,
        registers,
      }),
      apiFailures: new Counter({
        name: "beian_admin_api_failures_total",
        help: "Requests that the API didn't answer, by who asked.",
        labelNames: ["asker"] as const,
        registers,
      }),
      exports: new Counter({
        name: "beian_admin_exports_total",
        help: "Files asked for, by format and how it came out.",
        labelNames: ["format", "outcome"] as const,
        registers,
      }),
      exportsRunning: new Gauge({ name: "beian_admin_exports_running", help: "Files being made.", registers }),
      exportsWaiting: new Gauge({ name: "beian_admin_exports_waiting", help: "Files that wait for it.", registers }),
      text: () => registry.metrics(),
      contentType: registry.contentType,
    };
  });
}
