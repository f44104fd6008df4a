import { accessSync, chmodSync, closeSync, constants, existsSync, mkdirSync, openSync, statSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { AuditEvent, AuditWrites } from "../ports/audit.ts";
import type { Store, StoreReads, StoreTransaction } from "../ports/store.ts";
import { StoreUnavailable } from "../ports/store-unavailable.ts";
import { auditReads, auditWrites } from "./audit.ts";
import { cancellationReads, cancellationWrites } from "./cancellations.ts";
import { changeWrites } from "./change-writes.ts";
import { changeReads } from "./changes.ts";
import type { Connection } from "./connection.ts";
import { connect, settle } from "./connection.ts";
import { definitionReads, definitionWrites } from "./definitions.ts";
import { deliveryReads, deliveryWrites } from "./deliveries.ts";
import { editionReads, editionWrites } from "./editions.ts";
import { guarded } from "./guarded.ts";
import { historyReads } from "./history.ts";
import { historyWrites } from "./history-writes.ts";
import { createInPlace } from "./in-place.ts";
import { checkOrigin, migrate, schemaVersion } from "./migrate.ts";
import { peopleReads, peopleWrites } from "./people.ts";
import { sampleReads, sampleWrites } from "./samples.ts";
import { seedReads, seedWrites } from "./seed.ts";
import { settingReads, settingWrites } from "./settings.ts";
import { signInTables } from "./sign-in-tables.ts";
import { soundnessReads } from "./soundness.ts";
import { tokenReads, tokenWrites } from "./tokens.ts";
import { createTransactions } from "./transactions.ts";
import { storeTrouble } from "./troubles.ts";
import { webhookReads, webhookWrites } from "./webhooks.ts";
import { writtenReads } from "./written.ts";

export interface SqliteStoreOptions {
  /** Made when missing, with its directory, unless mustExist. */
  readonly file: string;
  readonly now: () => Date;
  readonly mustExist?: boolean;
  /** How long another process's lock is waited for, in milliseconds; 5,000 unless given. */
  readonly patience?: number;
  /** The largest size of the file in pages of 4 KiB: an operator's quota, and how tests fill a disk. */
  readonly pageLimit?: number;
  /** Told of every event of the audit once it is there to stay, within the request that it belongs to. */
  readonly audited?: (event: AuditEvent) => void;
  /** Other migrations than the product's own, for tests of upgrades. */
  readonly migrationsFolder?: string;
}

/** Opens the database, brings it up to date, and throws StoreUnavailable where that can't be done. */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<Store> {
  const { now, patience = 5_000 } = options;
  const file = resolve(options.file);
  prepareFile(file, options.mustExist ?? false);
  const before = statSync(file);
  const { writer, reader } = openConnections(file, { ...options, patience });
  const opened = statSync(file);
  if (opened.ino !== before.ino) {
    // A restore put another in its place meanwhile: what is written here would be lost.
    reader.sqlite.close();
    writer.sqlite.close();
    throw new StoreUnavailable("LOCKED", file);
  }

  const mustBeInPlace = createInPlace(file);
  const operationsAt = operationsOf(writer);
  const transactions = createTransactions({
    connection: writer,
    file,
    patience,
    mustBeInPlace,
    operations(appended) {
      const operations = operationsAt(now().getTime());
      const append: AuditWrites["append"] = async (event, hashOf) => {
        const written = await operations.audit.append(event, hashOf);
        appended(written);
        return written;
      };
      return { ...operations, audit: { ...operations.audit, append } };
    },
    audited: options.audited ?? (() => {}),
  });
  let closed = false;

  const store: Store = {
    ...readsOf(reader, options.migrationsFolder),
    signInTables: signInTables({ reader, writer, transactions, file }),
    transaction: (work) => transactions.run(work),
    async dataVersion() {
      // SQLite counts on this connection what any other has written, and only this one writes in this process.
      return Number(writer.sqlite.pragma("data_version", { simple: true }));
    },
    async health() {
      mustBeInPlace();
      reader.prepare("SELECT count(*) FROM province_version").get({});
      return { schemaVersion: schemaVersion(reader.sqlite), sizeInBytes: statSync(file).size };
    },
    async footprint() {
      const { bavail, bsize } = await statfs(dirname(file));
      const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
      return { database: sizeOf(file), log: sizeOf(`${file}-wal`), free: bavail * bsize };
    },
    async close() {
      if (closed) return;
      closed = true;
      await transactions.settled();
      reader.sqlite.close();
      writer.sqlite.close();
    },
  };
  const mayRun = (operation: string) => {
    if (closed && operation !== "close") throw new StoreUnavailable("CLOSED", file);
  };
  return guarded(store, { file, mayRun });
}

function readsOf(connection: Connection, migrationsFolder?: string): StoreReads {
  return {
    history: historyReads(connection),
    definitions: definitionReads(connection),
    cancellations: cancellationReads(connection),
    editions: editionReads(connection),
    seed: seedReads(connection),
    changes: changeReads(connection),
    people: peopleReads(connection),
    tokens: tokenReads(connection),
    samples: sampleReads(connection),
    audit: auditReads(connection),
    webhooks: webhookReads(connection),
    deliveries: deliveryReads(connection),
    settings: settingReads(connection),
    written: writtenReads(connection),
    soundness: soundnessReads(connection, migrationsFolder),
  };
}

function operationsOf(connection: Connection): (at: number) => StoreTransaction {
  const reads = readsOf(connection);
  const [history, changes] = [historyWrites(connection), changeWrites(connection)];
  const [definitions, cancellations] = [definitionWrites(connection), cancellationWrites(connection)];
  const [people, tokens, samples] = [peopleWrites(connection), tokenWrites(connection), sampleWrites(connection)];
  const [webhooks, deliveries] = [webhookWrites(connection), deliveryWrites(connection)];
  const audit = auditWrites(connection);
  const editions = { ...reads.editions, ...editionWrites(connection) };
  const seed = { ...reads.seed, ...seedWrites(connection) };
  const settings = { ...reads.settings, ...settingWrites(connection) };
  return (at) => ({
    ...reads,
    editions,
    seed,
    settings,
    history: { ...reads.history, ...history(at) },
    definitions: { ...reads.definitions, ...definitions(at) },
    cancellations: { ...reads.cancellations, ...cancellations(at) },
    changes: { ...reads.changes, ...changes(at) },
    people: { ...reads.people, ...people(at) },
    tokens: { ...reads.tokens, ...tokens(at) },
    samples: { ...reads.samples, ...samples(at) },
    audit: { ...reads.audit, ...audit(at) },
    webhooks: { ...reads.webhooks, ...webhooks(at) },
    deliveries: { ...reads.deliveries, ...deliveries(at) },
    at,
  });
}

function openConnections(
  file: string,
  { patience, pageLimit, migrationsFolder }: SqliteStoreOptions & { patience: number },
): { writer: Connection; reader: Connection } {
  const opened: Connection[] = [];
  const open = (readonly: boolean) => {
    const connection = connect(file, { readonly, patience });
    opened.push(connection);
    return connection;
  };
  try {
    const writer = open(false);
    // Before anything is written: what isn't ours stays as it is.
    checkOrigin(writer, file, migrationsFolder);
    if (pageLimit !== undefined) writer.sqlite.pragma(`max_page_count = ${pageLimit}`);
    writer.sqlite.pragma("journal_mode = WAL");
    migrate(writer, file, migrationsFolder);
    settle(writer);
    // Waiting for a lock to begin is done without blocking the process, see createTransactions.
    writer.sqlite.pragma("busy_timeout = 5");
    const reader = open(true);
    settle(reader);
    return { writer, reader };
  } catch (error) {
    for (const { sqlite } of opened) sqlite.close();
    throw openingTrouble(error, file);
  }
}

/** Makes what is missing, for this user's eyes only. */
function prepareFile(file: string, mustExist: boolean): void {
  if (existsSync(file)) {
    hideFromOthers(file);
    return;
  }
  if (mustExist) throw new StoreUnavailable("MISSING", file);
  const directory = dirname(file);
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StoreUnavailable("DIRECTORY", directory, error);
  }
  try {
    closeSync(openSync(file, "wx", 0o600));
  } catch (error) {
    // Another process may have made it at the same moment.
    if (!existsSync(file)) throw openingTrouble(error, file);
  }
}

/** Former versions restored databases for everybody to read. What its owner gave to their group stays. */
function hideFromOthers(file: string): void {
  const mode = statSync(file).mode & 0o777;
  if ((mode & 0o007) === 0) return;
  try {
    chmodSync(file, mode & 0o770);
  } catch {
    // Somebody else's, who may do so.
  }
}

/** SQLite says only that it can't open a file; the file's permissions say why. */
function openingTrouble(error: unknown, file: string): unknown {
  const trouble = storeTrouble(error, file);
  if (isSystemError(trouble)) {
    const full = trouble.code === "ENOSPC" || trouble.code === "EDQUOT";
    return new StoreUnavailable(full ? "DISK_FULL" : "READ_ONLY", file, error);
  }
  if (trouble instanceof StoreUnavailable && trouble.trouble === "UNREADABLE") {
    if (statSync(file).isFile() && !mayWrite(file)) return new StoreUnavailable("READ_ONLY", file, error);
  }
  return trouble;
}

function mayWrite(file: string): boolean {
  try {
    accessSync(file, constants.R_OK | constants.W_OK);
    accessSync(dirname(file), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error && "syscall" in error;
}
