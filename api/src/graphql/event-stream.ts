/** A stream of server-sent events, as a subscription's resolvers know it. */
export interface EventStream {
  /** The id of the last event that the client saw, where it says so. */
  readonly lastEventId: string | null;
  /** The id of the event on its way; before the first one, of the place at which the stream begins. */
  id: string | null;
}

const streams = new WeakMap<Request, EventStream>();

/** The stream that answers a request. */
export function eventStreamOf(request: Request): EventStream {
  const stream = streams.get(request) ?? { lastEventId: request.headers.get("last-event-id"), id: null };
  streams.set(request, stream);
  return stream;
}

/** Where the stream that answers a request stands; null where there is none, or it has no place yet. */
export function eventIdOf(request: Request): string | null {
  return streams.get(request)?.id ?? null;
}
