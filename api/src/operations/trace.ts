import type { IncomingHttpHeaders } from "node:http";

/** What a span may say: names and numbers of the program's own, never what a caller wrote. */
export type SpanAttributes = Readonly<Record<string, string | number>>;

/** Runs work as a span; of the request's headers, W3C's traceparent makes it part of the caller's trace. */
export type Trace = <Result>(
  name: string,
  attributes: SpanAttributes,
  work: (annotate: (attributes: SpanAttributes) => void) => Promise<Result>,
  headers?: IncomingHttpHeaders,
) => Promise<Result>;

export interface Tracing {
  readonly trace: Trace;
  /** Sends what hasn't been sent yet. */
  stop(): Promise<void>;
}

/** Where no collector is configured. */
export const untraced: Tracing = {
  trace: (_, __, work) => work(() => {}),
  stop: async () => {},
};
