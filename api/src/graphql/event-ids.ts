import type { Plugin } from "graphql-yoga";
import type { Context } from "./builder.ts";

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

/**
 * Gives server-sent events the ids that resolvers set, so that a client that lost its connection goes on where it was by
 * Last-Event-ID. The stream begins with an id of its own, which counts where the connection is lost before any event.
 */
export const eventIds: Plugin<Context> = {
  onSubscribe: ({ args }) => ({
    onSubscribeResult: () => ({
      // Events are asked for one by one, so the id set last is this event's.
      onNext({ result, setResult }) {
        const id = args.contextValue.events.id;
        if (id === null || Array.isArray(result)) return;
        // Yoga writes an event's data by this where a result has it.
        const named = { ...result, stringify: (value: unknown) => `${JSON.stringify(value)}\nid: ${id}` };
        setResult(named);
      },
    }),
  }),
  onResultProcess({ request, resultProcessor, setResultProcessor, acceptableMediaTypes }) {
    const id = streams.get(request)?.id ?? null;
    if (id === null || !resultProcessor) return;
    setResultProcessor(async (result, fetchAPI, mediaType) => {
      const response = await resultProcessor(result, fetchAPI, mediaType);
      const events = response.body?.getReader();
      if (!events) return response;
      const begun = new fetchAPI.ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(new TextEncoder().encode(`id: ${id}\n\n`)),
        async pull(controller) {
          const { done, value } = await events.read();
          if (done) controller.close();
          else controller.enqueue(value);
        },
        cancel: (reason) => events.cancel(reason),
      });
      return new fetchAPI.Response(begun, response);
    }, acceptableMediaTypes[0] ?? "text/event-stream");
  },
};
