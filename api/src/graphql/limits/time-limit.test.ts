import { createSchema, createYoga } from "graphql-yoga";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useTimeLimit } from "./time-limit.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

/** A field that answers when it is told to, with one within it. */
function slow() {
  const { promise, resolve } = Promise.withResolvers<object>();
  const begun = Promise.withResolvers<void>();
  const asked: string[] = [];
  const yoga = createYoga({
    schema: createSchema({
      typeDefs: "type Query { slow: Slow } type Slow { within: String }",
      resolvers: {
        Query: {
          slow() {
            asked.push("slow");
            begun.resolve();
            return promise;
          },
        },
        Slow: {
          within() {
            asked.push("within");
            return "x";
          },
        },
      },
    }),
    plugins: [useTimeLimit],
    logging: false,
  });
  const answer = Promise.resolve(yoga.fetch("http://localhost/graphql?query={slow{within}}"));
  return { answer, asked, begun: begun.promise, end: () => resolve({}) };
}

test("an answer that takes longer than 30 s is given up by the limit's name, and what is left of it isn't done", async () => {
  const { answer, asked, begun, end } = slow();
  await begun;
  await vi.advanceTimersByTimeAsync(29_999);
  let status: number | null = null;
  void answer.then((response) => {
    status = response.status;
  });
  await vi.advanceTimersByTimeAsync(0);
  expect(status).toBeNull();
  await vi.advanceTimersByTimeAsync(1);
  const response = await answer;
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({
    errors: [
      {
        extensions: {
          code: "LIMIT_EXCEEDED",
          limit: { name: "seconds", value: 30 },
          messages: { zh: expect.stringContaining("30"), en: expect.stringContaining("30") },
        },
      },
    ],
  });
  end();
  await vi.advanceTimersByTimeAsync(10);
  expect(asked).toEqual(["slow"]);
});

test("one that comes just in time is whole, and leaves no timer behind", async () => {
  const { answer, begun, end } = slow();
  await begun;
  await vi.advanceTimersByTimeAsync(29_999);
  end();
  const response = await answer;
  expect([response.status, await response.json()]).toEqual([200, { data: { slow: { within: "x" } } }]);
  expect(vi.getTimerCount()).toBe(0);
});
