import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import type { Tracing } from "./trace.ts";

/** Sends spans to a collector by OTLP over HTTP. Loaded only where one is configured. */
export function startTracing(endpoint: URL, version: string): Tracing {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  const base = endpoint.href.replace(/\/$/, "");
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ "service.name": "beian-api", "service.version": version }),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url: `${base}/v1/traces` }) })],
  });
  const tracer = provider.getTracer("beian-api", version);
  return {
    trace: async (name, attributes, work, headers) => {
      const parent = headers ? propagation.extract(ROOT_CONTEXT, headers) : context.active();
      const span = tracer.startSpan(name, { attributes, kind: headers ? SpanKind.SERVER : SpanKind.INTERNAL }, parent);
      try {
        return await context.with(trace.setSpan(parent, span), () => work((more) => span.setAttributes(more)));
      } catch (error) {
        // The kind of error alone: its message may hold what somebody filled in.
        span.setStatus({ code: SpanStatusCode.ERROR });
        span.setAttribute("error.type", error instanceof Error ? error.name : "unknown");
        throw error;
      } finally {
        span.end();
      }
    },
    stop: () => provider.shutdown(),
  };
}
