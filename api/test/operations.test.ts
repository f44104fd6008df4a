import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { openStore } from "../src/store/open.ts";
import { rules } from "./command-line.ts";
import { enterpriseOf } from "./filings.ts";
import type { TestServer } from "./harness.ts";
import { dataOf, startServer } from "./harness.ts";
import { startReceiver } from "./receiver.ts";
import type { ServedApi } from "./served-api.ts";
import { serveApi } from "./served-api.ts";

let open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.reverse()) await one.close();
  open = [];
});
async function opened<One extends TestServer | ServedApi>(starting: Promise<One>): Promise<One> {
  const one = await starting;
  open.push(one);
  return one;
}

const filing = enterpriseOf("浙江省杭州市西湖区文三路");
const validate = "query ($filing: FilingInput!) { validateFiling(filing: $filing) { outcome findings { code key } } }";

/** The value of a figure with these labels, of all figures as Prometheus reads them. */
function figure(text: string, name: string, labels = ""): number {
  const line = text.split("\n").find((one) => one.startsWith(`${name}${labels} `));
  return Number(line?.slice(line.lastIndexOf(" ") + 1) ?? Number.NaN);
}

describe("figures", () => {
  test("are for the addresses named alone", async () => {
    const strange = await opened(startServer());
    expect((await strange.fetch("/metrics")).status).toBe(404);
    const behind = await opened(startServer({ metricsFrom: ["127.0.0.1"], trustedProxies: ["127.0.0.1"] }));
    expect((await behind.fetch("/metrics")).status).toBe(200);
    // What comes in by a proxy comes from where the proxy says.
    expect((await behind.fetch("/metrics", { headers: { "x-forwarded-for": "203.0.113.7" } })).status).toBe(404);
  });

  test("tell how filings and operations came out, by names of the schema alone", async () => {
    const server = await opened(startServer({ metricsFrom: ["127.0.0.1"] }));
    const { validateFiling } = dataOf(
      await server.gql<{ validateFiling: { outcome: string; findings: { code: string; key: string }[] } }>(validate, {
        filing,
      }),
    );
    await server.gql("query FromTheCaller { provinces { name } }");
    await server.gql("{ nothing }");
    await server.gql("{");
    await server.gql("{ a: viewer { id } b: samples { id } }");
    await server.fetch("/graphql", { method: "POST", body: "a=b" });
    const text = await (await server.fetch("/metrics")).text();
    expect(figure(text, "beian_validations_total", `{outcome="${validateFiling.outcome}"}`)).toBe(1);
    for (const { code, key } of validateFiling.findings)
      expect(figure(text, "beian_findings_total", `{key="${key}",code="${code}"}`)).toBeGreaterThan(0);
    const count = (operation: string, type: string, outcome: string) =>
      figure(text, "beian_graphql_seconds_count", `{operation="${operation}",type="${type}",outcome="${outcome}"}`);
    expect(count("validateFiling", "query", "answered")).toBe(1);
    expect(count("provinces", "query", "answered")).toBe(1);
    expect(count("invalid", "none", "refused")).toBe(2);
    expect(count("several", "query", "refused")).toBe(1);
    expect(count("none", "none", "refused")).toBe(1);
    expect(text).not.toContain("FromTheCaller");
    expect(figure(text, "beian_rulebook_age_seconds")).toBeGreaterThanOrEqual(0);
    expect(
      figure(text, "beian_store_seconds_count", '{operation="history.latestRecordedAt",outcome="done"}'),
    ).toBeGreaterThan(0);
    expect(figure(text, "process_resident_memory_bytes")).toBeGreaterThan(1_000_000);
  });

  test("tell how long a publication by another process took to come into use", async () => {
    const server = await opened(startServer({ metricsFrom: ["127.0.0.1"] }));
    const lag = async () =>
      figure(await (await server.fetch("/metrics")).text(), "beian_publication_lag_seconds_count");
    expect(await lag()).toBe(0);
    const other = await openStore({ dataDir: server.dataDir, now: server.clock.now });
    await other.transaction(async (tx) => {
      const { number } = await tx.changes.create({ title: "x", reason: "x", authorId: null });
      const cell = { layer: "ZJ", requirement: "house-number" } as const;
      await tx.changes.putEdits(number, [{ ...cell, content: null, baseRevision: null, editedBy: null }]);
      const entry = { ...cell, content: null, effectiveFrom: "2026-01-01", correction: false };
      await tx.history.append(number, [entry]);
      await tx.changes.update(number, 1, { status: "PUBLISHED", effectiveFrom: "2026-01-01", publishedAt: tx.at });
    });
    await other.close();
    await expect.poll(lag).toBe(1);
  });
});

describe("figures of what runs beside requests", () => {
  const textOf = async (server: TestServer) => (await server.fetch("/metrics")).text();

  test("tell how webhooks were told, and how many messages wait", async () => {
    const receiver = await startReceiver();
    const server = await opened(startServer({ metricsFrom: ["127.0.0.1"], webhookHosts: [receiver.host] }));
    const { token } = await server.person("ADMINISTRATOR");
    const mutation = (field: string, input: string) =>
      `mutation ($input: ${input}!) { ${field}(input: $input) { ... on WebhookSecretSuccess { webhook { id } } __typename } }`;
    await server.gql(
      mutation("createWebhook", "CreateWebhookInput"),
      { input: { name: "x", url: receiver.url } },
      { token },
    );
    const { webhooks } = dataOf(await server.gql<{ webhooks: { id: string }[] }>("{ webhooks { id } }", {}, { token }));
    const ping = () =>
      server.gql(
        "mutation ($input: WebhookStepInput!) { pingWebhook(input: $input) { __typename } }",
        {
          input: { id: webhooks[0]?.id },
        },
        { token },
      );
    const attempts = (text: string, outcome: string) =>
      figure(text, "beian_webhook_attempts_total", `{outcome="${outcome}"}`);
    expect(attempts(await textOf(server), "delivered")).toBe(0);
    await ping();
    await expect.poll(async () => attempts(await textOf(server), "delivered"), { timeout: 20_000 }).toBe(1);
    expect(figure(await textOf(server), "beian_webhook_deliveries_pending")).toBe(0);
    receiver.answer((response) => response.writeHead(500).end());
    await ping();
    await expect.poll(async () => attempts(await textOf(server), "refused"), { timeout: 20_000 }).toBe(1);
    expect(figure(await textOf(server), "beian_webhook_deliveries_pending")).toBe(1);
    expect(figure(await textOf(server), "beian_webhook_deliveries_given_up_total")).toBe(0);
  });

  test("tell when the last backup was made, which the audit knows too, and what the database takes", async () => {
    const server = await opened(startServer({ metricsFrom: ["127.0.0.1"] }));
    const made = async () => figure(await textOf(server), "beian_last_backup_timestamp_seconds");
    expect(await made()).toBe(0);
    const { code, err } = await rules(server.dataDir, ["backup", join(server.dataDir, "copy.db")]);
    expect([code, err]).toEqual([0, expect.stringContaining("verified")]);
    expect(Math.abs((await made()) - Date.now() / 1_000)).toBeLessThan(120);
    const { token } = await server.person("ADMINISTRATOR");
    const { auditEvents } = dataOf(
      await server.gql<{ auditEvents: { edges: { node: { action: string; origin: string } }[] } }>(
        "{ auditEvents(first: 10) { edges { node { action origin } } } }",
        {},
        { token },
      ),
    );
    expect(auditEvents.edges.map(({ node }) => node)).toContainEqual({
      action: "database.backup",
      origin: expect.stringContaining("command line"),
    });
    const text = await textOf(server);
    // What was published a moment ago may stand in the log still.
    const sizes = ["database", "log"].map((file) => figure(text, "beian_database_bytes", `{file="${file}"}`));
    expect(Math.min(...sizes)).toBeGreaterThan(0);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeGreaterThan(100_000);
    expect(figure(text, "beian_disk_free_bytes")).toBeGreaterThan(1_000_000);
  });

  test("are there for every alert that asks for them, by the name that it asks by", async () => {
    const server = await opened(startServer({ metricsFrom: ["127.0.0.1"] }));
    await server.gql("{ provinces { name } }");
    const text = await textOf(server);
    const asked = readFileSync(new URL("../../deploy/alerts.yaml", import.meta.url), "utf8").matchAll(
      /\b(?:beian|nodejs|process)_[a-z0-9_]+/g,
    );
    const names = new Set([...asked].map(([name]) => name));
    expect(names.size).toBeGreaterThan(8);
    for (const name of names)
      expect(text).toMatch(new RegExp(`^# TYPE ${name.replace(/_(bucket|count|sum)$/, "")} `, "m"));
  });
});

test("whoever sends slowly is ended soon after the time that is promised", { timeout: 60_000 }, async () => {
  const server = await opened(startServer());
  const drips = async (first: string, drip: string) => {
    const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
    socket.on("error", () => {});
    await once(socket, "connect");
    const from = performance.now();
    let answer = "";
    socket.on("data", (chunk: Buffer) => {
      answer += chunk.toString();
    });
    socket.write(first);
    const dripping = setInterval(() => socket.write(drip), 500);
    // Who goes on sending to one that has hung up may be told by a reset, which ends the connection as well.
    await new Promise((closed) => socket.once("close", closed));
    clearInterval(dripping);
    return { seconds: (performance.now() - from) / 1_000, answer };
  };
  const [headers, body] = await Promise.all([
    drips("POST /graphql HTTP/1.1\r\nhost: x\r\nx-slow: ", "a"),
    drips("POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 5000\r\n\r\n{", " "),
  ]);
  expect(headers.answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(headers.seconds).toBeGreaterThan(14);
  expect(headers.seconds).toBeLessThan(20);
  expect(body.seconds).toBeGreaterThan(29);
  expect(body.seconds).toBeLessThan(35);
});

test("a stream tells proxies to hand each event on as it comes", async () => {
  const server = await opened(startServer());
  const over = new AbortController();
  const response = await server.fetch("/graphql?query=subscription{rulesPublished{change{number}}}", {
    headers: { accept: "text/event-stream" },
    signal: over.signal,
  });
  expect(response.headers.get("x-accel-buffering")).toBe("no");
  expect(response.headers.get("cache-control")).toBe("no-store, no-transform");
  over.abort();
});

test("a request has an id: its own where that is fit, in answer and log", async () => {
  const server = await opened(startServer());
  const own = await server.fetch("/health/live", { headers: { "x-request-id": "mine-12345678" } });
  expect(own.headers.get("x-request-id")).toBe("mine-12345678");
  const unfit = await server.fetch("/health/live", { headers: { "x-request-id": "short" } });
  const made = unfit.headers.get("x-request-id");
  expect(made).toMatch(/^[\w-]{8,}$/);
  await expect.poll(() => server.logged.filter((line) => line.includes(`"requestId":"${made}"`)).length).toBe(1);
});

/** Processes of their own start slowly on a busy machine. */
const served = { timeout: 240_000 };

test("what a filing holds is in no log, figure or trace, whatever way it comes in", served, async () => {
  const traces: string[] = [];
  const collector = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on("end", () => {
      traces.push(body);
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  }).listen(0, "127.0.0.1");
  await once(collector, "listening");
  open.push({ close: async () => void collector.close() });
  const address = collector.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const api = await opened(
    serveApi({
      LOG_LEVEL: "trace",
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
      OTEL_BSP_SCHEDULE_DELAY: "100",
    }),
  );

  const planted = [
    "欧阳植入甲",
    "13912345670",
    "植入公司乙",
    "planted@example.com",
    "planted password",
    "plantedtoken",
  ];
  const [person = "", phone = "", company = "", email = "", password = "", token = ""] = planted;
  const marked = enterpriseOf("浙江省杭州市西湖区文三路", {
    subject: { name: company },
    principal: { name: person, mobile: phone, officePhone: phone },
  });
  const broken = { ...marked, submittedOn: person, type: company };
  const post = (body: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${api.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body,
    });
  const ask = (query: string, variables: object = {}, headers?: Readonly<Record<string, string>>) =>
    post(JSON.stringify({ query, variables }), headers);
  const literal = `{ provinceOfAddress(address: "${company}") { name } validateFiling(filing: { subject: { name: "${person}" } }) { outcome } }`;
  const everywhere =
    "query ($filing: FilingInput!) { validateEverywhere(filing: $filing) { outcome cures { edits { words } } } }";
  for (const request of [
    () => ask(validate, { filing: marked }),
    () => ask(validate, { filing: broken }),
    () => ask(everywhere, { filing: marked }),
    () =>
      ask("query ($filings: [FilingInput!]!) { validateFilings(filings: $filings) { outcome } }", {
        filings: [marked, broken],
      }),
    () =>
      ask(
        "query ($filing: FilingInput!, $receipt: String!) { replay(filing: $filing, receipt: $receipt) { matches } }",
        { filing: marked, receipt: person },
      ),
    () => ask(literal),
    () => ask(`query ${"planted"} { ${company} }`),
    () => ask(validate, { filing: { ...marked, [company]: person, principal: [phone], website: Number(phone) } }),
    () => ask(`{ validateFiling(filing: { type: "${company}", subject: ${phone} }) { outcome } }`),
    () => ask(`{ provinceOfAddress(address: "${company}" "${person}") { name } }`),
    () => ask("query ($address: String!) { provinceOfAddress(address: $address) { name } }", { address: [[person]] }),
    () =>
      ask(
        `mutation ($name: String!) { createPerson(input: { name: $name, email: "${email}", password: "${password}", role: VIEWER }) { __typename } }`,
        { name: person },
      ),
    () =>
      ask(
        `mutation ($filing: FilingInput!) { createSample(input: { nameZh: "${person}", nameEn: "x", filing: $filing, expectations: [] }) { __typename } }`,
        { filing: marked },
      ),
    () =>
      ask(validate, { filing: marked }, { authorization: `Bearer ${token}`, cookie: `beian.session_token=${token}` }),
    () => post(`{"query": "${person}`),
    () => post(JSON.stringify([{ query: person }])),
    () => fetch(`${api.url}/graphql?query=${encodeURIComponent(literal)}`),
    () => fetch(`${api.url}/graphql?variables=${encodeURIComponent(person)}`),
    () => fetch(`${api.url}/${encodeURIComponent(person)}?name=${encodeURIComponent(company)}`),
    () =>
      fetch(`${api.url}/rulebooks/${encodeURIComponent(person)}.json`, {
        headers: { "user-agent": phone, referer: `http://x/${phone}` },
      }),
    () =>
      fetch(`${api.url}/api/auth/sign-in/email`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ email, password }),
      }),
    () =>
      fetch(`${api.url}/api/auth/sign-in/email`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: `{"email":"${email}`,
      }),
  ])
    expect((await request()).status).toBeLessThan(500);
  const figures = await (await fetch(`${api.url}/metrics`)).text();
  await expect.poll(() => traces.join("").includes("graphql.operation")).toBe(true);
  api.child.kill("SIGTERM");
  expect(await api.ended).toBe(0);

  const everything = [api.said(), figures, ...traces].join("\n");
  expect(everything.match(/"msg":"request"/g)?.length).toBeGreaterThan(15);
  for (const word of [...planted, encodeURIComponent(person), encodeURIComponent(company)])
    expect(everything).not.toContain(word);
});

test("asked to stop, it finishes what is under way, takes nothing new, and ends well", served, async () => {
  const api = await opened(serveApi());
  const body = JSON.stringify({ query: validate, variables: { filing } });
  const socket = connect(api.port, "127.0.0.1");
  await once(socket, "connect");
  let answer = "";
  socket.on("data", (chunk: Buffer) => {
    answer += chunk.toString();
  });
  socket.write(
    `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body.slice(0, 20)}`,
  );
  // One that comes in by another connection afterwards was answered: so the first one's head has been read.
  expect((await fetch(`${api.url}/health/ready`)).status).toBe(200);
  api.child.kill("SIGTERM");
  await api.hears(/"msg":"stopping"/);
  await expect(fetch(`${api.url}/health/live`)).rejects.toThrow();
  socket.write(body.slice(20));
  await once(socket, "close");
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  expect(answer).toContain('"outcome"');
  expect(await api.ended).toBe(0);
});
