import type { RequestListener, Server } from "node:http";
import { createServer } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { beijingDateOf } from "@beian/shared";
import type { Logger } from "pino";
import { createMemory } from "./answering/memory.ts";
import { createAuthRoutes } from "./auth/auth-routes.ts";
import type { IsTrustedProxy } from "./auth/client-address.ts";
import { clientAddress } from "./auth/client-address.ts";
import { createKnownBrowsers } from "./auth/known-browsers.ts";
import { createRequestActor } from "./auth/request-actor.ts";
import { createSessions } from "./auth/sessions.ts";
import { createSignInAttempts } from "./auth/sign-in-attempts.ts";
import type { ProductRules } from "./bring-rules.ts";
import { bringRules, productFindings, readProductRules } from "./bring-rules.ts";
import type { Domain } from "./domain/domain.ts";
import { createDomain } from "./domain/domain.ts";
import type { FirstAccount } from "./domain/first-accounts.ts";
import { createFirstAccounts } from "./domain/first-accounts.ts";
import { lastBackupAt } from "./domain/last-backup.ts";
import type { HashCost } from "./domain/password-hash.ts";
import { createPasswordHashing } from "./domain/password-hash.ts";
import { proposalsWaiting } from "./domain/proposals/proposals.ts";
import type { IsHostAllowed } from "./domain/webhooks/subscriber-url.ts";
import { limits } from "./graphql/limits/limit-exceeded.ts";
import type { IsOriginAllowed } from "./http/cross-origin.ts";
import type { UnreadBounds } from "./http/unread.ts";
import { endUnread, usualUnread } from "./http/unread.ts";
import { noteAct } from "./operations/call.ts";
import { createMetrics } from "./operations/metrics.ts";
import { observedStore } from "./operations/observed-store.ts";
import type { Allowances } from "./operations/rates.ts";
import type { Tracing } from "./operations/trace.ts";
import { untraced } from "./operations/trace.ts";
import { mustHoldKeys, readOrMakeKey } from "./secrets.ts";
import { createRequestListener, timeLimits } from "./server.ts";
import { openStore } from "./store/open.ts";
import { StoreUnavailable } from "./store/ports/store-unavailable.ts";
import { version } from "./version.ts";
import type { ResolveName } from "./webhooks/send-webhook.ts";
import { createSendWebhook } from "./webhooks/send-webhook.ts";

export interface AppParts {
  readonly dataDir: string;
  /** What answers by its listener from the moment that it is opened; a server of its own unless given. */
  readonly server?: Server;
  /** The rules that the product comes with; those of its files unless given. */
  readonly readRules?: () => ProductRules;
  readonly graphiql: boolean;
  /** The origin at which people's browsers reach the product; null: whichever they use. */
  readonly publicUrl: URL | null;
  readonly isTrustedProxy: IsTrustedProxy;
  /** Whose pages may read the API from browsers. */
  readonly isOriginAllowed: IsOriginAllowed;
  readonly allowances: Allowances;
  readonly isWebhookHostAllowed: IsHostAllowed;
  /** How the names of webhooks' hosts are looked up; as the system does unless given. */
  readonly resolveName?: ResolveName;
  /** The addresses that may read /metrics. */
  readonly mayReadMetrics: IsTrustedProxy;
  readonly tracing?: Tracing;
  /** Whether plain queries are answered by ours; else every answer is yoga's. They are unless said otherwise. */
  readonly shortWay?: boolean;
  /** How much may be kept in memory to answer sooner, in bytes; as usual unless given. */
  readonly keptBytes?: number;
  /** How long and how much of what nobody reads is held; as usual unless given. */
  readonly unread?: UnreadBounds;
  /** What a new password's hash costs; OWASP's least unless given. */
  readonly hashCost?: HashCost;
  readonly now: () => Date;
  readonly log: Logger;
}

export interface App {
  readonly server: Server;
  /** What answers requests. */
  readonly listener: RequestListener;
  readonly domain: Domain;
  /** Makes an account for each role where there is nobody yet; the answer alone has their passwords. */
  createFirstAccounts(): Promise<readonly FirstAccount[]>;
  close(): Promise<void>;
}

/** How soon a publication by another process on the same database shows here. */
const pollMs = 250;

/** How long requests under way get to finish once the server is asked to stop. */
const stopWithinMs = (limits.seconds + 2) * 1_000;

/**
 * Puts the product together: the store, the rules it comes with, the domain on top, and HTTP in front. What can't be used
 * of all that is read comes out before the database is opened.
 */
export async function createApp(parts: AppParts): Promise<App> {
  const { dataDir, graphiql, publicUrl, isTrustedProxy, isWebhookHostAllowed, now, log } = parts;
  const { tracing = untraced, readRules = readProductRules } = parts;
  const rules = readRules();
  mustHoldKeys(dataDir);
  const bareStore = await whileOthersStart(() => openStore({ dataDir, now, audited: noteAct }));
  const waiting = () => proposalsWaiting(bareStore, beijingDateOf(now()));
  const memory = createMemory(parts.keptBytes);
  const metrics = createMetrics({
    findingKeys: rules.catalogue.findingKeys,
    latestRecordedAt: () => bareStore.history.latestRecordedAt(),
    keptBytes: memory.taken,
    proposalsWaiting: waiting,
    lastBackupAt: () => lastBackupAt(bareStore),
    footprint: () => bareStore.footprint(),
    webhookDeliveriesPending: () => bareStore.deliveries.countPending(),
    now,
    version,
  });
  const store = observedStore(bareStore, metrics, tracing.trace);
  try {
    const hashing = createPasswordHashing(parts.hashCost);
    const receiptKey = readOrMakeKey(dataDir, "receipt");
    const { published, ...proposals } = await whileOthersStart(() => bringRules(store, rules));
    if (published > 0) log.info({ published }, "published the rules that the product comes with");
    if (proposals.drafts > 0) log.info(proposals, "proposed what the product says otherwise by now");
    const domain = await createDomain({
      store,
      productFindings,
      now,
      receiptKey,
      judged: metrics.judged,
      hashing,
      webhooks: {
        key: readOrMakeKey(dataDir, "webhook"),
        isHostAllowed: isWebhookHostAllowed,
        send: createSendWebhook(isWebhookHostAllowed, parts.resolveName),
        onError: (error) => log.error({ err: error }, "could not record how a webhook was told"),
        attempted: metrics.webhookAttempted,
      },
    });
    // The name of today's book lasts, and the first request finds it compiled.
    domain.rulebooks.keep(await domain.rulebooks.at({}));

    let latest = await store.history.latestRecordedAt();
    const noteLag = async () => {
      const recordedAt = await store.history.latestRecordedAt();
      if (recordedAt !== null && recordedAt !== latest) metrics.publicationSeen((now().getTime() - recordedAt) / 1_000);
      latest = recordedAt;
    };
    let seen = await store.dataVersion();
    let today = beijingDateOf(now());
    const poll = setInterval(() => {
      void (async () => {
        const version = await store.dataVersion();
        const day = beijingDateOf(now());
        if (version !== seen || day !== today) {
          // A new day may bring other words too.
          await domain.rulebooks.historyGrew();
          if (version !== seen) await noteLag();
          domain.publications.wake();
          domain.webhookDeliveries.wake();
          seen = version;
          today = day;
        }
        await domain.webhookDeliveries.tend();
      })().catch((error: unknown) => log.error({ err: error }, "could not look for publications, or tell of them"));
    }, pollMs);
    poll.unref();

    const sessionKey = readOrMakeKey(dataDir, "session");
    const sessions = createSessions({
      tables: store.signInTables,
      people: domain.people,
      hashing,
      secret: sessionKey,
      publicUrl,
      log,
    });
    let isStopping = false;
    const origins = { publicUrl, isTrustedProxy };
    const listener = createRequestListener({
      domain,
      log,
      graphiql,
      isOriginAllowed: parts.isOriginAllowed,
      isHttps: publicUrl?.protocol === "https:",
      allowances: parts.allowances,
      now,
      actorOf: createRequestActor({ ...origins, tokens: domain.tokens, sessions }),
      authRoutes: createAuthRoutes({
        ...origins,
        sessions,
        hashing,
        signIns: domain.signIns,
        attempts: createSignInAttempts(now),
        knownBrowsers: createKnownBrowsers({ secret: sessionKey, isSecure: publicUrl?.protocol === "https:", now }),
      }),
      metrics,
      memory,
      shortWay: parts.shortWay,
      trace: tracing.trace,
      mayReadMetrics: (request) => parts.mayReadMetrics(clientAddress(request, isTrustedProxy)),
      // Today's book is in memory, unless it has to be made and can't be.
      readiness: () =>
        Promise.all([waiting(), store.health(), domain.rulebooks.at({})]).then(
          ([productProposals]) => (isStopping ? null : { productProposals }),
          () => null,
        ),
    });
    const server = parts.server ?? createServer(timeLimits, listener);
    endUnread(server, parts.unread ?? usualUnread);
    return {
      server,
      listener,
      domain,
      createFirstAccounts: () => createFirstAccounts(store, hashing),
      async close() {
        isStopping = true;
        clearInterval(poll);
        domain.publications.close();
        await domain.definitions.close();
        await domain.webhookDeliveries.close();
        // Connections of subscriptions that just ended become idle a moment later.
        const idle = setInterval(() => server.closeIdleConnections(), 50);
        // What takes longer than any answer may is hung, and isn't waited for.
        const tooLong = setTimeout(() => server.closeAllConnections(), stopWithinMs);
        await new Promise<void>((resolve) => server.close(() => resolve()));
        clearInterval(idle);
        clearTimeout(tooLong);
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** How long processes that start at the same moment wait for one another. */
const startsWithinMs = 60_000;

/** Tries again while another process holds the database, as one does that fills it at the first start. */
async function whileOthersStart<Result>(work: () => Promise<Result>): Promise<Result> {
  const giveUpAt = performance.now() + startsWithinMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const isLocked = error instanceof StoreUnavailable && error.trouble === "LOCKED";
      if (!isLocked || performance.now() > giveUpAt) throw error;
    }
    // So that whoever asks meanwhile is answered.
    await pause(100);
  }
}
