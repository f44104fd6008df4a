import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { afterEach, expect, test, vi } from "vitest";
import { forwardToApi, largestBody } from "./forward-to-api.ts";

let api: Server | undefined;

afterEach(() => {
  api?.closeAllConnections();
  api?.close();
  api = undefined;
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test("method, path, body and cookies reach the API, and its status and cookies come back", async () => {
  const seen = await serve(async (request, response) => {
    response.setHeader("set-cookie", ["session=1", "other=2"]);
    response.writeHead(201, { "content-type": "application/json" });
    response.end(await buffer(request));
  });
  const response = await forwardToApi(
    new Request("http://admin.test/graphql?x=1", {
      method: "POST",
      headers: { cookie: "session=0", "x-forwarded-for": "192.0.2.1, 127.0.0.1", host: "admin.test" },
      body: '{"query":"{__typename}"}',
    }),
  );
  expect(response.status).toBe(201);
  expect(await response.text()).toBe('{"query":"{__typename}"}');
  expect(response.headers.getSetCookie()).toEqual(["session=1", "other=2"]);
  expect(seen()).toMatchObject({ method: "POST", url: "/graphql?x=1" });
  expect(seen().headers).toMatchObject({
    cookie: "session=0",
    "x-forwarded-for": "192.0.2.1, 127.0.0.1",
    "x-forwarded-host": "admin.test",
  });
});

test("what concerns one connection alone ends here, both ways", async () => {
  const seen = await serve((_, response) => {
    response.setHeader("connection", "x-of-the-api");
    response.setHeader("x-of-the-api", "1");
    response.setHeader("keep-alive", "timeout=5");
    response.setHeader("x-kept", "1");
    response.end("{}");
  });
  const request = new Request("http://admin.test/graphql");
  for (const [name, value] of [
    ["connection", "x-of-the-browser"],
    ["x-of-the-browser", "1"],
    ["te", "trailers"],
    ["x-kept", "1"],
  ] as const)
    request.headers.set(name, value);
  const response = await forwardToApi(request);
  expect(seen().headers).toMatchObject({ "x-kept": "1" });
  expect(seen().headers).not.toHaveProperty("x-of-the-browser");
  expect(seen().headers).not.toHaveProperty("te");
  expect([...response.headers.keys()].sort()).toEqual(["content-length", "date", "x-kept"]);
});

test.each([
  ["close, x-forwarded-for"],
  ["Close, X-Forwarded-For, Cookie, ORIGIN, Authorization, Content-Type"],
  ["x-forwarded-host,sec-fetch-site ,host"],
  ["keep-alive, , x-forwarded-for;q=1, x-forwarded-for"],
  ["Upgrade, HTTP2-Settings, TE, content-length, x-forwarded-for"],
  ["*, x-forwarded-for, accept, user-agent"],
])("whoever says Connection: %s hides nothing of what the API has to know", async (connection) => {
  const seen = await serve(async (request, response) => response.end(await buffer(request)));
  const body = '{"query":"{__typename}"}';
  const request = new Request("http://admin.test/graphql", { method: "POST", body });
  for (const [name, value] of Object.entries({
    connection,
    "x-forwarded-for": "192.0.2.1, 203.0.113.7",
    "x-forwarded-host": "evil.test",
    host: "admin.test",
    origin: "http://evil.test",
    "sec-fetch-site": "cross-site",
    cookie: "session=0",
    authorization: "Bearer x",
    "content-type": "application/json",
    "content-length": String(body.length),
    "user-agent": "test",
    upgrade: "h2c",
    te: "trailers",
    "http2-settings": "x",
    "transfer-encoding": "chunked",
  }))
    request.headers.set(name, value);
  const response = await forwardToApi(request);
  expect(await response.text()).toBe(body);
  expect(seen().headers).toMatchObject({
    "x-forwarded-for": "192.0.2.1, 203.0.113.7",
    "x-forwarded-host": "admin.test",
    origin: "http://evil.test",
    "sec-fetch-site": "cross-site",
    cookie: "session=0",
    authorization: "Bearer x",
    "content-type": "application/json",
    "user-agent": "test",
  });
  for (const name of ["upgrade", "te"]) expect(seen().headers).not.toHaveProperty(name);
});

test("the API is asked for plain answers, whatever the browser takes", async () => {
  const asked = Promise.withResolvers<string | undefined>();
  await serve((request, response) => {
    asked.resolve(request.headers["accept-encoding"]);
    response.end();
  });
  await forwardToApi(new Request("http://admin.test/graphql", { headers: { "accept-encoding": "gzip, br" } }));
  expect(await asked.promise).toBe("identity");
});

test("an answer without a body has none", async () => {
  await serve((_, response) => response.writeHead(304, { etag: '"a"' }).end());
  const response = await forwardToApi(new Request("http://admin.test/graphql"));
  expect(response.status).toBe(304);
  expect(response.body).toBeNull();
});

test("events come through one by one, unbuffered, and the API learns when the browser goes", async () => {
  let sendNext = () => {};
  const gone = Promise.withResolvers<void>();
  await serve((_, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write("data: 1\n\n");
    sendNext = () => response.write("data: 2\n\n");
    response.on("close", gone.resolve);
  });
  const browser = new AbortController();
  const response = await forwardToApi(new Request("http://admin.test/graphql", { signal: browser.signal }));
  expect(response.headers.get("cache-control")).toContain("no-transform");
  const reader = response.body?.getReader();
  const nextText = async () => new TextDecoder().decode((await reader?.read())?.value);
  expect(await nextText()).toBe("data: 1\n\n");
  sendNext();
  expect(await nextText()).toBe("data: 2\n\n");
  browser.abort();
  await gone.promise;
});

test.each([
  ["announced", (size: number) => new Uint8Array(size)],
  ["streamed", (size: number) => new Blob([new Uint8Array(size)]).stream()],
])("a body of %s size is refused where it is too large, and only there", async (_, bodyOf) => {
  await serve(async (request, response) => {
    const { byteLength } = await buffer(request).catch(() => new Uint8Array());
    response.end(String(byteLength));
  });
  const post = (size: number) =>
    forwardToApi(
      new Request("http://admin.test/graphql", {
        method: "POST",
        body: bodyOf(size),
        // Node's fetch streams a body in one direction only.
        ...{ duplex: "half" },
      }),
    );
  const fits = await post(largestBody);
  expect([fits.status, await fits.text()]).toEqual([200, String(largestBody)]);
  const tooLarge = await post(largestBody + 1);
  expect(tooLarge.status).toBe(413);
  expect(await tooLarge.json()).toMatchObject({ errors: [{ extensions: { code: "BODY_TOO_LARGE" } }] });
});

test.each([
  ["breaks off", (_: IncomingMessage, response: ServerResponse) => response.destroy()],
  ["hangs", () => {}],
])("an API that %s is said in words of both languages", async (_, answer) => {
  await serve(answer, false);
  const response = await forwardToApi(new Request("http://admin.test/graphql"));
  expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
  expect(await response.json()).toEqual({
    errors: [
      { message: expect.stringMatching(/规则服务没有应答.*doesn't answer/), extensions: { code: "API_UNREACHABLE" } },
    ],
  });
});

test("an answer that takes long is waited for while the API is there", async () => {
  await serve((_, response) => setTimeout(() => response.end("late"), 2_500));
  const response = await forwardToApi(new Request("http://admin.test/graphql"));
  expect([response.status, await response.text()]).toEqual([200, "late"]);
});

/** Starts an API that answers like this, and gives the last request that it got. */
async function serve(answer: (request: IncomingMessage, response: ServerResponse) => unknown, isThere = true) {
  let last: IncomingMessage | undefined;
  const server = createServer((request, response) => {
    // Whether it is there is asked where an answer takes its time.
    if (isThere && request.url === "/health/live") return void response.end("{}");
    last = request;
    answer(request, response);
  });
  api = server;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the API has no port");
  vi.stubEnv("API_URL", `http://127.0.0.1:${address.port}`);
  return () => {
    if (!last) throw new Error("the API got no request");
    return last;
  };
}
