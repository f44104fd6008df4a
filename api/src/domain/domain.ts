import type { Verdict } from "@beian/shared";
import type { Store } from "../store/ports/store.ts";
import type { AuditTrail } from "./audit-trail.ts";
import { createAuditTrail } from "./audit-trail.ts";
import type { Changes } from "./changes/changes.ts";
import { createChanges } from "./changes/changes.ts";
import type { Comparisons } from "./comparisons.ts";
import { createComparisons } from "./comparisons.ts";
import type { Definitions } from "./definitions/definitions.ts";
import { createDefinitions } from "./definitions/definitions.ts";
import type { Filings } from "./filings.ts";
import { createFilings } from "./filings.ts";
import type { History } from "./history.ts";
import { createHistory } from "./history.ts";
import type { PasswordHashing } from "./password-hash.ts";
import type { People } from "./people.ts";
import { createPeople } from "./people.ts";
import type { Publications } from "./publications.ts";
import { createPublications } from "./publications.ts";
import type { Questions } from "./questions.ts";
import { createQuestions } from "./questions.ts";
import { createReceipts } from "./receipts.ts";
import type { Rulebooks } from "./rulebooks.ts";
import { createRulebooks } from "./rulebooks.ts";
import type { Samples } from "./samples/samples.ts";
import { createSamples } from "./samples/samples.ts";
import type { SignIns } from "./sign-ins.ts";
import { createSignIns } from "./sign-ins.ts";
import type { Timelines } from "./timeline.ts";
import { createTimelines } from "./timeline.ts";
import type { Tokens } from "./tokens.ts";
import { createTokens } from "./tokens.ts";
import type { AttemptOutcome, SendWebhook, WebhookDeliveries } from "./webhooks/deliveries.ts";
import { createWebhookDeliveries } from "./webhooks/deliveries.ts";
import type { IsHostAllowed } from "./webhooks/subscriber-url.ts";
import type { Webhooks } from "./webhooks/webhooks.ts";
import { createWebhooks } from "./webhooks/webhooks.ts";

/** What the product can do, whoever asks by whatever way. */
export interface Domain {
  readonly rulebooks: Rulebooks;
  readonly filings: Filings;
  readonly comparisons: Comparisons;
  readonly definitions: Definitions;
  readonly history: History;
  readonly timelines: Timelines;
  readonly changes: Changes;
  readonly publications: Publications;
  readonly samples: Samples;
  readonly people: People;
  readonly tokens: Tokens;
  readonly signIns: SignIns;
  readonly audit: AuditTrail;
  readonly questions: Questions;
  readonly webhooks: Webhooks;
  readonly webhookDeliveries: WebhookDeliveries;
}

export interface DomainParts {
  readonly store: Store;
  /** The keys of findings that have a code of their own, being the product's. */
  readonly productFindings: ReadonlySet<string>;
  readonly now: () => Date;
  /** The instance's key for signing receipts. */
  readonly receiptKey: Uint8Array;
  /** Is told of every verdict, to count them. */
  readonly judged?: (verdict: Verdict) => void;
  readonly hashing: Pick<PasswordHashing, "hash">;
  readonly webhooks: WebhookParts;
}

export interface WebhookParts {
  /** The instance's key for sealing secrets. */
  readonly key: Uint8Array;
  readonly isHostAllowed: IsHostAllowed;
  readonly send: SendWebhook;
  /** Told of what goes wrong in the background. */
  readonly onError: (error: unknown) => void;
  /** Is told of every attempt, to count them. */
  readonly attempted?: (outcome: AttemptOutcome, isGivenUp: boolean) => void;
}

export async function createDomain(parts: DomainParts): Promise<Domain> {
  const { store, productFindings, now, receiptKey, judged, hashing, webhooks } = parts;
  const rulebooks = await createRulebooks({ store, now });
  const history = createHistory({ store, rulebooks });
  const publications = createPublications({ store, now });
  const webhookDeliveries = createWebhookDeliveries({ store, now, ...webhooks });
  const changes = createChanges({
    store,
    rulebooks,
    now,
    async published() {
      await rulebooks.historyGrew();
      publications.wake();
      webhookDeliveries.wake();
    },
  });
  return {
    rulebooks,
    filings: createFilings({ rulebooks, receipts: createReceipts(receiptKey), now, judged }),
    comparisons: createComparisons({ rulebooks }),
    definitions: createDefinitions({ store, now }),
    history,
    timelines: createTimelines({ store, rulebooks }),
    changes,
    publications,
    samples: createSamples({ store, rulebooks, productFindings }),
    people: createPeople({ store, hashing }),
    tokens: createTokens({ store, now }),
    signIns: createSignIns({ store }),
    audit: createAuditTrail({ store }),
    questions: createQuestions({ rulebooks, history }),
    webhooks: createWebhooks({ store, ...webhooks }),
    webhookDeliveries,
  };
}
