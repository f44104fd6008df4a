import type { Plugin } from "graphql-yoga";
import type { Context } from "./builder.ts";
import { eventIdOf } from "./event-stream.ts";

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
    const id = eventIdOf(request);
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
