import { sql } from "drizzle-orm";
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { actorKinds, deliveryStates, layers, roles, storedChangeStatuses, verdicts } from "./kinds.ts";

/**
 * The tables. Instants are milliseconds since the epoch, dates are YYYY-MM-DD in Beijing, layers are CN for the national
 * default or a province's letters. The migrations hold what this file can't say: strict tables and triggers; see guards.md.
 * No foreign key cascades: people are disabled, history stands.
 */

const oneOf = (column: AnySQLiteColumn, values: readonly string[]) =>
  sql`${column} IN (${sql.raw(values.map((value) => `'${value}'`).join(", "))})`;
const isJson = (column: AnySQLiteColumn) => sql`json_valid(${column})`;
const isDate = (column: AnySQLiteColumn) => sql`${column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`;
const isDigest = (column: AnySQLiteColumn) => sql`length(${column}) = 64`;

/** The order of taking effect as one number: the date's digits, then the revision's number. */
const placeByEffect = ({ effectiveFrom, id }: { effectiveFrom: AnySQLiteColumn; id: AnySQLiteColumn }) =>
  sql`(CAST(replace(${effectiveFrom}, '-', '') AS INTEGER) * 67108864 + ${id})`;

// ── People and sign-in ─────────────────────────────────────────────────────────
// person, session, account and verification are what better-auth keeps, under its own field names.

export const person = sqliteTable(
  "person",
  {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    email: text("email").notNull().unique(),
    emailVerified: integer("email_verified", { mode: "boolean" }).notNull().default(false),
    image: text("image"),
    role: text("role", { enum: roles }).notNull().default("VIEWER"),
    disabledAt: integer("disabled_at"),
    createdAt: integer("created_at", { mode: "timestamp_ms" }).notNull(),
    updatedAt: integer("updated_at", { mode: "timestamp_ms" }).notNull(),
    /** When the first start gave the password that still holds; null once another took its place. */
    firstPasswordAt: integer("first_password_at"),
  },
  (table) => [check("person_role", oneOf(table.role, roles))],
);

export const session = sqliteTable(
  "session",
  {
    id: text("id").primaryKey(),
    expiresAt: integer("expires_at", { mode: "timestamp_ms" }).notNull(),
    token: text("token").notNull().unique(),
    createdAt: integer("created_at", { mode: "timestamp_ms" }).notNull(),
    updatedAt: integer("updated_at", { mode: "timestamp_ms" }).notNull(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    userId: text("user_id")
      .notNull()
      .references(() => person.id),
  },
  (table) => [index("session_user").on(table.userId)],
);

export const account = sqliteTable(
  "account",
  {
    id: text("id").primaryKey(),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => person.id),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: integer("access_token_expires_at", { mode: "timestamp_ms" }),
    refreshTokenExpiresAt: integer("refresh_token_expires_at", { mode: "timestamp_ms" }),
    scope: text("scope"),
    password: text("password"),
    createdAt: integer("created_at", { mode: "timestamp_ms" }).notNull(),
    updatedAt: integer("updated_at", { mode: "timestamp_ms" }).notNull(),
  },
  (table) => [index("account_user").on(table.userId)],
);

export const verification = sqliteTable(
  "verification",
  {
    id: text("id").primaryKey(),
    identifier: text("identifier").notNull(),
    value: text("value").notNull(),
    expiresAt: integer("expires_at", { mode: "timestamp_ms" }).notNull(),
    createdAt: integer("created_at", { mode: "timestamp_ms" }).notNull(),
    updatedAt: integer("updated_at", { mode: "timestamp_ms" }).notNull(),
  },
  (table) => [index("verification_identifier").on(table.identifier)],
);

/** Bearer tokens of machines; only their hashes. */
export const token = sqliteTable(
  "token",
  {
    id: text("id").primaryKey(),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    name: text("name").notNull(),
    hash: text("hash").notNull().unique(),
    createdAt: integer("created_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
    revokedAt: integer("revoked_at"),
    lastUsedAt: integer("last_used_at"),
  },
  (table) => [index("token_person").on(table.personId), check("token_hash", isDigest(table.hash))],
);

// ── Changes ────────────────────────────────────────────────────────────────────

export const change = sqliteTable(
  "change",
  {
    number: integer("number").primaryKey({ autoIncrement: true }),
    title: text("title").notNull(),
    reason: text("reason").notNull(),
    status: text("status", { enum: storedChangeStatuses }).notNull(),
    /** Null where the system itself wrote it, as seeding does. */
    authorId: text("author_id").references(() => person.id),
    version: integer("version").notNull(),
    effectiveFrom: text("effective_from"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    publishedAt: integer("published_at"),
    reverts: integer("reverts").references((): AnySQLiteColumn => change.number),
    /** Names the content that the approval was given to. */
    approvedDigest: text("approved_digest"),
    /** Whether it cancels the change that it reverts, instead of setting anything itself. */
    cancels: integer("cancels", { mode: "boolean" }).notNull().default(false),
  },
  (table) => [
    index("change_status").on(table.status, table.number),
    index("change_status_effective").on(table.status, table.effectiveFrom),
    index("change_reverts").on(table.reverts),
    index("change_author").on(table.authorId, table.number),
    index("change_published_at").on(table.publishedAt, table.number),
    check("change_known_status", oneOf(table.status, storedChangeStatuses)),
    check("change_version", sql`${table.version} >= 1`),
    check("change_effective_date", sql`${table.effectiveFrom} IS NULL OR ${isDate(table.effectiveFrom)}`),
    check("change_digest", sql`${table.approvedDigest} IS NULL OR ${isDigest(table.approvedDigest)}`),
    check(
      "change_published",
      sql`(${table.status} = 'PUBLISHED') = (${table.publishedAt} IS NOT NULL) AND (${table.status} <> 'PUBLISHED' OR ${table.effectiveFrom} IS NOT NULL)`,
    ),
  ],
);

/** How many changes there are of each status; kept by triggers, so that nothing counts them. */
export const changeTally = sqliteTable("change_tally", {
  status: text("status", { enum: storedChangeStatuses }).primaryKey(),
  changes: integer("changes").notNull(),
});

/** What a change makes of a cell; a content of null hands it back. */
export const changeEdit = sqliteTable(
  "change_edit",
  {
    changeNumber: integer("change_number")
      .notNull()
      .references(() => change.number),
    layer: text("layer").notNull(),
    requirement: text("requirement").notNull(),
    content: text("content"),
    /** The cell's latest revision when the edit was drafted; null where it had none. */
    baseRevision: integer("base_revision").references((): AnySQLiteColumn => revision.id),
    editedBy: text("edited_by").references(() => person.id),
    editedAt: integer("edited_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.changeNumber, table.layer, table.requirement] }),
    index("change_edit_cell").on(table.layer, table.requirement, table.changeNumber),
    index("change_edit_layer").on(table.layer, table.changeNumber),
    index("change_edit_requirement").on(table.requirement, table.changeNumber),
    check("change_edit_known_layer", oneOf(table.layer, layers)),
    check("change_edit_content", sql`${table.content} IS NULL OR ${isJson(table.content)}`),
  ],
);

export const changeSource = sqliteTable(
  "change_source",
  {
    changeNumber: integer("change_number")
      .notNull()
      .references(() => change.number),
    position: integer("position").notNull(),
    title: text("title").notNull(),
    url: text("url"),
    clause: text("clause"),
    publishedOn: text("published_on"),
    retrievedOn: text("retrieved_on"),
  },
  (table) => [primaryKey({ columns: [table.changeNumber, table.position] })],
);

/** Everyone who ever edited a change: none of them may approve it. */
export const changeEditor = sqliteTable(
  "change_editor",
  {
    changeNumber: integer("change_number")
      .notNull()
      .references(() => change.number),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
  },
  (table) => [primaryKey({ columns: [table.changeNumber, table.personId] })],
);

export const review = sqliteTable(
  "review",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    changeNumber: integer("change_number")
      .notNull()
      .references(() => change.number),
    /** The version and content that the verdict was given on. */
    changeVersion: integer("change_version").notNull(),
    contentDigest: text("content_digest").notNull(),
    reviewerId: text("reviewer_id").references(() => person.id),
    verdict: text("verdict", { enum: verdicts }).notNull(),
    comment: text("comment"),
    at: integer("at").notNull(),
  },
  (table) => [
    index("review_change").on(table.changeNumber),
    check("review_verdict", oneOf(table.verdict, verdicts)),
    check("review_digest", isDigest(table.contentDigest)),
  ],
);

export const changeComment = sqliteTable(
  "change_comment",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    changeNumber: integer("change_number")
      .notNull()
      .references(() => change.number),
    personId: text("person_id")
      .notNull()
      .references(() => person.id),
    text: text("text").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [index("change_comment_change").on(table.changeNumber)],
);

// ── History ────────────────────────────────────────────────────────────────────

/** The append-only history. Its numbers grow with recorded_at, so "known at an instant" is "numbered up to". */
export const revision = sqliteTable(
  "revision",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    layer: text("layer").notNull(),
    requirement: text("requirement").notNull(),
    content: text("content"),
    effectiveFrom: text("effective_from").notNull(),
    recordedAt: integer("recorded_at").notNull(),
    changeNumber: integer("change_number")
      .notNull()
      .references(() => change.number),
    /** Whether it was recorded knowingly for a past in which something else was known to hold. */
    correction: integer("correction", { mode: "boolean" }).notNull(),
    /** The latest effective date of the cell's revisions up to this one: it finds the past without a search. */
    horizon: text("horizon").notNull(),
  },
  (table) => [
    index("revision_effective").on(table.layer, table.requirement, table.effectiveFrom),
    index("revision_cell").on(table.layer, table.requirement, table.id, table.horizon),
    index("revision_layer").on(table.layer),
    index("revision_requirement").on(table.requirement),
    index("revision_change").on(table.changeNumber),
    index("revision_layer_effect").on(table.layer, placeByEffect(table)),
    index("revision_cell_effect").on(table.layer, table.requirement, placeByEffect(table)),
    index("revision_requirement_effect").on(table.requirement, placeByEffect(table)),
    index("revision_recorded").on(table.recordedAt),
    check("revision_known_layer", oneOf(table.layer, layers)),
    check("revision_content", sql`${table.content} IS NULL OR ${isJson(table.content)}`),
    check("revision_effective_date", isDate(table.effectiveFrom)),
    check("revision_is_correction", sql`${table.correction} IN (0, 1)`),
  ],
);

/** National revisions by the provinces that they reached; filled by a trigger, as known when they were recorded. */
export const inheritedRevision = sqliteTable(
  "inherited_revision",
  {
    province: text("province").notNull(),
    requirement: text("requirement").notNull(),
    revision: integer("revision")
      .notNull()
      .references(() => revision.id),
  },
  (table) => [
    primaryKey({ columns: [table.province, table.requirement, table.revision] }),
    index("inherited_revision_province").on(table.province, table.revision),
  ],
);

/**
 * Where each cell stands, kept by triggers: how many revisions it has, so that nothing counts history, and what holds
 * from its last effective date on, so that reading today's rules doesn't depend on how much history there is.
 */
export const cell = sqliteTable(
  "cell",
  {
    layer: text("layer").notNull(),
    requirement: text("requirement").notNull(),
    revisions: integer("revisions").notNull(),
    /** National revisions that reached the province. */
    inherited: integer("inherited").notNull(),
    /** The last one recorded, whenever it takes effect. */
    latestRevision: integer("latest_revision").references(() => revision.id),
    /** The latest effective date; null where the cell has no revision of its own, as is all that follows. */
    horizon: text("horizon"),
    /** The revision that holds from that date on, with what it says. */
    standingRevision: integer("standing_revision").references(() => revision.id),
    standingContent: text("standing_content"),
    standingRecordedAt: integer("standing_recorded_at"),
  },
  (table) => [
    primaryKey({ columns: [table.layer, table.requirement] }),
    index("cell_requirement").on(table.requirement),
  ],
);

/**
 * The append-only history of definitions, beside that of rules: its numbers are of the same counter, so that of any two
 * entries of either the later one has the higher number. A content of null withdraws the requirement.
 */
export const definitionRevision = sqliteTable(
  "definition_revision",
  {
    id: integer("id").primaryKey(),
    requirement: text("requirement").notNull(),
    content: text("content"),
    effectiveFrom: text("effective_from").notNull(),
    recordedAt: integer("recorded_at").notNull(),
    changeNumber: integer("change_number")
      .notNull()
      .references(() => change.number),
    correction: integer("correction", { mode: "boolean" }).notNull(),
  },
  (table) => [
    index("definition_revision_effective").on(table.requirement, table.effectiveFrom),
    index("definition_revision_cell").on(table.requirement, table.id),
    index("definition_revision_change").on(table.changeNumber),
    index("definition_revision_recorded").on(table.recordedAt),
    check("definition_revision_content", sql`${table.content} IS NULL OR ${isJson(table.content)}`),
    check("definition_revision_effective_date", isDate(table.effectiveFrom)),
    check("definition_revision_is_correction", sql`${table.correction} IN (0, 1)`),
  ],
);

/** A row a requirement that was ever defined, kept by a trigger: when first, which tells its place, and when last. */
export const definition = sqliteTable("definition", {
  requirement: text("requirement").primaryKey(),
  firstRevision: integer("first_revision")
    .notNull()
    .references(() => definitionRevision.id),
  latestRevision: integer("latest_revision")
    .notNull()
    .references(() => definitionRevision.id),
});

/** What a change makes of a definition; a content of null withdraws it. */
export const definitionEdit = sqliteTable(
  "definition_edit",
  {
    changeNumber: integer("change_number")
      .notNull()
      .references(() => change.number),
    requirement: text("requirement").notNull(),
    content: text("content"),
    /** The definition's latest revision when the edit was drafted; null where it had none. */
    baseRevision: integer("base_revision").references(() => definitionRevision.id),
    editedBy: text("edited_by").references(() => person.id),
    editedAt: integer("edited_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.changeNumber, table.requirement] }),
    index("definition_edit_requirement").on(table.requirement, table.changeNumber),
    check("definition_edit_content", sql`${table.content} IS NULL OR ${isJson(table.content)}`),
  ],
);

/**
 * What was cancelled before it began: from the instant of recording on, all revisions and definitions of that change are as
 * if they had never been. Numbered by the counter of revisions, so that it is known with what was recorded around it.
 */
export const cancellation = sqliteTable(
  "cancellation",
  {
    id: integer("id").primaryKey(),
    cancelled: integer("cancelled")
      .notNull()
      .unique()
      .references(() => change.number),
    /** The change that cancels it. */
    changeNumber: integer("change_number")
      .notNull()
      .unique()
      .references(() => change.number),
    recordedAt: integer("recorded_at").notNull(),
  },
  (table) => [index("cancellation_recorded").on(table.recordedAt)],
);

/** Each revision of what was cancelled, with its cell's horizon from then on; filled by a trigger. */
export const voidRevision = sqliteTable(
  "void_revision",
  {
    revision: integer("revision")
      .primaryKey()
      .references(() => revision.id),
    cancellation: integer("cancellation")
      .notNull()
      .references(() => cancellation.id),
    layer: text("layer").notNull(),
    requirement: text("requirement").notNull(),
    /** The latest effective date of what is left of the cell; null where nothing is. */
    horizon: text("horizon"),
  },
  (table) => [index("void_revision_cell").on(table.layer, table.requirement, table.cancellation, table.horizon)],
);

/** Grows by one with every publication that touches the province. */
export const provinceVersion = sqliteTable("province_version", {
  province: text("province").primaryKey(),
  version: integer("version").notNull(),
});

/** The names under which a rule book can be fetched for ever. */
export const rulebookEdition = sqliteTable(
  "rulebook_edition",
  {
    digest: text("digest").primaryKey(),
    asOf: text("as_of").notNull(),
    /** 0 for the book of an empty history. */
    knownAt: integer("known_at").notNull(),
  },
  (table) => [
    check("rulebook_edition_digest", isDigest(table.digest)),
    check("rulebook_edition_date", isDate(table.asOf)),
  ],
);

/** Which entries of the seed the first start published: what staff made of them since is theirs. */
export const seeded = sqliteTable("seeded", {
  entry: text("entry").primaryKey(),
  changeNumber: integer("change_number")
    .notNull()
    .references(() => change.number),
});

/** What the product said of an entry of the seed after the first start, in order: each saying becomes a draft once. */
export const proposedEntry = sqliteTable(
  "proposed_entry",
  {
    entry: text("entry").notNull(),
    /** 1, 2, 3 … of its entry. */
    saying: integer("saying").notNull(),
    content: text("content"),
    /** The draft that proposed it; null where it held already. */
    changeNumber: integer("change_number").references(() => change.number),
  },
  (table) => [
    primaryKey({ columns: [table.entry, table.saying] }),
    check("proposed_entry_saying", sql`${table.saying} >= 1`),
    check("proposed_entry_content", sql`${table.content} IS NULL OR ${isJson(table.content)}`),
  ],
);

/** The same of definitions: what the product said of a requirement after it was first recorded; null gives it up. */
export const proposedDefinition = sqliteTable(
  "proposed_definition",
  {
    requirement: text("requirement").notNull(),
    /** 1, 2, 3 … of its requirement. */
    saying: integer("saying").notNull(),
    content: text("content"),
    /** The draft that proposed it; null where it held already. */
    changeNumber: integer("change_number").references(() => change.number),
  },
  (table) => [
    primaryKey({ columns: [table.requirement, table.saying] }),
    check("proposed_definition_saying", sql`${table.saying} >= 1`),
    check("proposed_definition_content", sql`${table.content} IS NULL OR ${isJson(table.content)}`),
  ],
);

// ── Audit, samples, settings ───────────────────────────────────────────────────

export const auditEvent = sqliteTable(
  "audit_event",
  {
    sequence: integer("sequence").primaryKey({ autoIncrement: true }),
    at: integer("at").notNull(),
    actorKind: text("actor_kind", { enum: actorKinds }).notNull(),
    actorId: text("actor_id"),
    action: text("action").notNull(),
    changeNumber: integer("change_number"),
    subject: text("subject"),
    version: integer("version"),
    origin: text("origin"),
    details: text("details").notNull(),
    previousHash: text("previous_hash").notNull(),
    hash: text("hash").notNull(),
  },
  (table) => [
    index("audit_event_change").on(table.changeNumber),
    index("audit_event_actor").on(table.actorId),
    check("audit_event_actor_kind", oneOf(table.actorKind, actorKinds)),
    check("audit_event_details", isJson(table.details)),
    check("audit_event_hash", isDigest(table.hash)),
  ],
);

/** Synthetic filings with the outcome that staff expect of them. */
export const sample = sqliteTable(
  "sample",
  {
    id: text("id").primaryKey(),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en").notNull(),
    filing: text("filing").notNull(),
    expectations: text("expectations").notNull(),
    version: integer("version").notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    updatedBy: text("updated_by").references(() => person.id),
    archivedAt: integer("archived_at"),
  },
  (table) => [
    uniqueIndex("sample_name").on(table.nameZh).where(sql`${table.archivedAt} IS NULL`),
    check("sample_filing", isJson(table.filing)),
    check("sample_expectations", isJson(table.expectations)),
  ],
);

// ── Webhooks ───────────────────────────────────────────────────────────────────

/** Who is told of publications by HTTP. Secrets are sealed by a key that isn't in the database. */
export const webhook = sqliteTable(
  "webhook",
  {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    url: text("url").notNull(),
    secret: text("secret").notNull(),
    /** The secret before the last rotation, which signs too until an instant. */
    previousSecret: text("previous_secret"),
    previousUntil: integer("previous_until"),
    createdAt: integer("created_at").notNull(),
    createdBy: text("created_by").references(() => person.id),
    disabledAt: integer("disabled_at"),
    /** When its receiver answered 410 Gone, by which it was disabled. */
    goneAt: integer("gone_at"),
    /** Until when its receiver asked to be told nothing. */
    quietUntil: integer("quiet_until"),
  },
  (table) => [check("webhook_previous", sql`(${table.previousSecret} IS NULL) = (${table.previousUntil} IS NULL)`)],
);

/** What a webhook is to be told, once an event: the same bytes at each attempt. */
export const webhookDelivery = sqliteTable(
  "webhook_delivery",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    webhookId: text("webhook_id")
      .notNull()
      .references(() => webhook.id),
    type: text("type").notNull(),
    /** Names the event to every webhook alike. */
    eventId: text("event_id").notNull(),
    changeNumber: integer("change_number").references(() => change.number),
    body: text("body").notNull(),
    state: text("state", { enum: deliveryStates }).notNull(),
    /** Those begun, which may be more than those that ended. */
    attempts: integer("attempts").notNull(),
    /** When it is to be attempted next; while a process attempts it, when that process is taken for dead. */
    dueAt: integer("due_at").notNull(),
    /** Names the attempt under way; null between attempts. */
    claim: text("claim"),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    uniqueIndex("webhook_delivery_event").on(table.webhookId, table.eventId),
    index("webhook_delivery_webhook").on(table.webhookId),
    index("webhook_delivery_due").on(table.dueAt).where(sql`${table.state} = 'PENDING'`),
    index("webhook_delivery_claimed").on(table.webhookId, table.dueAt).where(sql`${table.claim} IS NOT NULL`),
    check("webhook_delivery_state", oneOf(table.state, deliveryStates)),
    check("webhook_delivery_body", isJson(table.body)),
  ],
);

/** How each attempt ended. */
export const webhookAttempt = sqliteTable(
  "webhook_attempt",
  {
    deliveryId: integer("delivery_id")
      .notNull()
      .references(() => webhookDelivery.id),
    number: integer("number").notNull(),
    at: integer("at").notNull(),
    durationMs: integer("duration_ms").notNull(),
    /** Of HTTP; null where no answer came. */
    status: integer("status"),
    error: text("error"),
    response: text("response"),
  },
  (table) => [
    primaryKey({ columns: [table.deliveryId, table.number] }),
    check("webhook_attempt_outcome", sql`(${table.status} IS NULL) <> (${table.error} IS NULL)`),
  ],
);

/** What belongs to this database alone, such as the key that signs its receipts. */
export const setting = sqliteTable("setting", {
  key: text("key").primaryKey(),
  value: text("value").notNull(),
});
