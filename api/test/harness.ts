import { once } from "node:events";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import type { App } from "../src/app.ts";
import { createApp } from "../src/app.ts";
import { trustedProxiesOf } from "../src/auth/client-address.ts";
import type { ProductRules } from "../src/bring-rules.ts";
import type { Actor } from "../src/domain/acting/actor.ts";
import type { HashCost } from "../src/domain/password-hash.ts";
import type { PersonRecord, Role } from "../src/domain/people.ts";
import type { UnreadBounds } from "../src/http/unread.ts";
import { createLog } from "../src/operations/log.ts";
import type { Allowances } from "../src/operations/rates.ts";
import { allowedHostsOf } from "../src/webhooks/allowed-hosts.ts";
import type { ResolveName } from "../src/webhooks/send-webhook.ts";
import { patienceMs } from "./patience.ts";
import { keepSeeded, seedFromBefore } from "./seeded-database.ts";

/** The real server on a free port of 127.0.0.1, with a data directory of its own and a clock that tests can set. */
export interface TestServer {
  readonly url: string;
  readonly dataDir: string;
  /** For what can't be reached over HTTP. */
  readonly app: App;
  readonly clock: Clock;
  /** Lines that the server logged so far. */
  readonly logged: readonly string[];
  /** A person of that role, with a token; a new one at each call. */
  person(role: Role): Promise<TestPerson>;
  /** Asks as somebody, or as a stranger; answers whatever GraphQL answers. */
  gql<Data = Record<string, unknown>>(query: string, variables?: object, as?: { token: string }): Promise<Answer<Data>>;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Another process's app on the same data, as far as one process can have two; to be closed by the caller. */
  another(other?: Pick<TestServerOptions, "shortWay">): Promise<App>;
  /** Stops the server and starts it again on the same data. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface TestPerson {
  readonly person: PersonRecord;
  readonly email: string;
  readonly password: string;
  /** A bearer token of theirs, good for a year of the test's clock. */
  readonly token: string;
  /** They by that token, for what isn't asked over HTTP. */
  readonly actor: Actor;
}

export interface Clock {
  now(): Date;
  /** From here it goes on at its usual pace. */
  set(instant: string | Date): void;
  /** From here it moves by advance() only, until it is set again. */
  freeze(): void;
  advance(ms: number): void;
}

export interface Answer<Data> {
  readonly status: number;
  readonly data: Data | null;
  readonly errors: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
}

/** Acts for the tests where nobody has signed in yet. */
export const system: Actor = { kind: "SYSTEM", origin: "test" };

export interface TestServerOptions {
  /** What the clock shows at first; now unless given. */
  readonly at?: string;
  readonly publicUrl?: string;
  /** Whose X-Forwarded-For is believed; nobody's unless given. */
  readonly trustedProxies?: readonly string[];
  /** Whose pages may read the API; nobody's unless given. */
  readonly corsOrigins?: readonly string[];
  readonly allowances?: Partial<Allowances>;
  /** The hosts that webhooks may reach on this machine; none unless given. */
  readonly webhookHosts?: readonly string[];
  /** How the names of webhooks' hosts are looked up. */
  readonly resolveName?: ResolveName;
  /** What is done with the data directory before the server starts on it. */
  readonly prepare?: (dataDir: string) => Promise<void>;
  /** The addresses that may read /metrics; none unless given. */
  readonly metricsFrom?: readonly string[];
  /** Whether plain queries are answered by ours, as they are unless given; else by yoga. */
  readonly shortWay?: boolean;
  readonly unread?: UnreadBounds;
  /** What a new password's hash costs; next to nothing unless given, since most tests are of something else. */
  readonly hashCost?: HashCost;
  /** How much may be kept in memory to answer sooner. */
  readonly keptBytes?: number;
  /** A closed database's file, of which it starts on a copy; a new one unless given. */
  readonly database?: string;
  /** What the product comes with, asked for at each start. */
  readonly readRules?: () => ProductRules;
}

export async function startServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { at, publicUrl, trustedProxies = [], corsOrigins = [], allowances } = options;
  const {
    webhookHosts = [],
    metricsFrom = [],
    resolveName,
    shortWay = process.env.BEIAN_TEST_LONG_WAY === undefined,
    unread,
    keptBytes,
    hashCost = { N: 16, r: 8, p: 1 },
    database,
    readRules,
  } = options;
  const dataDir = mkdtempSync(join(tmpdir(), "beian-api-"));
  const file = join(dataDir, "beian.db");
  const isPlain = database === undefined && readRules === undefined && options.prepare === undefined;
  if (isPlain) seedFromBefore(at, file);
  if (database !== undefined) copyFileSync(database, file);
  await options.prepare?.(dataDir);
  const clock = createClock(at);
  const logged: string[] = [];
  const log = createLog("debug", sinkOf(logged));
  const isTrustedProxy = trustedProxiesOf(trustedProxies);
  if (typeof isTrustedProxy !== "function") throw new Error(`${isTrustedProxy.wrong} is no proxy`);
  const isWebhookHostAllowed = allowedHostsOf(webhookHosts);
  if (typeof isWebhookHostAllowed !== "function") throw new Error(`${isWebhookHostAllowed.wrong} is no host`);
  const createTestApp = (other: Partial<Pick<TestServerOptions, "shortWay">> = {}) => {
    const url = publicUrl === undefined ? null : new URL(publicUrl);
    return createApp({
      dataDir,
      ...(readRules ? { readRules } : {}),
      graphiql: false,
      publicUrl: url,
      isTrustedProxy,
      isWebhookHostAllowed,
      resolveName,
      isOriginAllowed: (origin) => corsOrigins.includes(origin),
      allowances: { mutations: 1_000_000, cost: 1_000_000_000, ...allowances },
      mayReadMetrics: (address) => metricsFrom.includes(address),
      shortWay: other.shortWay ?? shortWay,
      unread,
      keptBytes,
      hashCost,
      now: clock.now,
      log,
    });
  };
  const listen = async (port: number) => {
    const app = await createTestApp();
    app.server.listen(port, "127.0.0.1");
    await once(app.server, "listening");
    return app;
  };

  let app = await listen(0);
  if (isPlain) keepSeeded(at, file);
  const address = app.server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  const { port } = address;
  const url = `http://127.0.0.1:${port}`;
  let people = 0;

  const server: TestServer = {
    url,
    dataDir,
    get app() {
      return app;
    },
    clock,
    logged,
    async person(role) {
      people += 1;
      const email = `${role.toLowerCase()}-${people}@example.com`;
      const password = `a long password ${people}`;
      const person = await app.domain.people.create(system, { name: `${role} ${people}`, email, role, password });
      const { token, record } = await app.domain.tokens.create(system, { owner: person, name: "test", days: 365 });
      const actor = { kind: "TOKEN", person, token: record.id, origin: "test" } as const;
      return { person, email, password, token, actor };
    },
    async gql<Data>(query: string, variables: object = {}, as?: { token: string }) {
      const response = await server.fetch("/graphql", {
        method: "POST",
        headers: {
          "content-type": "application/json",
          accept: "application/graphql-response+json",
          ...(as ? { authorization: `Bearer ${as.token}` } : {}),
        },
        body: JSON.stringify({ query, variables }),
      });
      const { data = null, errors = [] }: Partial<Answer<Data>> = JSON.parse(await response.text());
      return { status: response.status, data, errors };
    },
    fetch: (path, init) => {
      const headers = new Headers(init?.headers);
      // A connection kept alive would be used again just as a restart closes it.
      headers.set("connection", "close");
      return fetch(`${url}${path}`, { redirect: "manual", signal: AbortSignal.timeout(patienceMs), ...init, headers });
    },
    another: createTestApp,
    async restart() {
      await app.close();
      app = await listen(port);
    },
    async close() {
      await app.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return server;
}

/** The data of an answer that must be without errors. */
export function dataOf<Data>({ data, errors }: Answer<Data>): Data {
  if (errors.length > 0 || data === null) throw new Error(`errors instead of data: ${JSON.stringify(errors)}`);
  return data;
}

function createClock(at?: string): Clock {
  let ahead = at === undefined ? 0 : Date.parse(at) - Date.now();
  let frozen: number | null = null;
  return {
    now: () => new Date(frozen ?? Date.now() + ahead),
    set(instant) {
      frozen = null;
      ahead = new Date(instant).getTime() - Date.now();
    },
    freeze() {
      frozen = Date.now() + ahead;
    },
    advance(ms) {
      ahead += ms;
      if (frozen !== null) frozen += ms;
    },
  };
}

function sinkOf(lines: string[]): Writable {
  return new Writable({
    write(chunk: Buffer, _, done) {
      lines.push(chunk.toString());
      done();
    },
  });
}
