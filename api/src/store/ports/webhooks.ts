/** Who is told of publications by HTTP. */
export interface WebhookRecord {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  /** Sealed; only the domain can open it. */
  readonly secret: string;
  /** The one before the last rotation, sealed, and until when it signs too; both null where there is none. */
  readonly previousSecret: string | null;
  readonly previousUntil: number | null;
  readonly createdAt: number;
  readonly createdBy: string | null;
  readonly disabledAt: number | null;
  /** When its receiver answered 410 Gone, by which it was disabled; null where it didn't. */
  readonly goneAt: number | null;
  /** Until when its receiver asked to be told nothing; null where it never did. */
  readonly quietUntil: number | null;
}

export type NewWebhook = Pick<WebhookRecord, "id" | "name" | "url" | "secret" | "createdBy">;

export type WebhookPatch = Partial<
  Pick<WebhookRecord, "secret" | "previousSecret" | "previousUntil" | "disabledAt" | "goneAt" | "quietUntil">
>;

/** Who is told of publications. */
export interface WebhookReads {
  /** By id, in the order given. */
  byId(ids: readonly string[]): Promise<readonly (WebhookRecord | null)[]>;
  /** Disabled ones too, in the order of their coming. */
  all(): Promise<readonly WebhookRecord[]>;
}

/** A webhook is disabled, never taken away. */
export interface WebhookWrites {
  create(webhook: NewWebhook): Promise<WebhookRecord>;
  update(id: string, patch: WebhookPatch): Promise<WebhookRecord | null>;
}
