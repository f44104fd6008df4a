import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { definitionBodySchema, isCalendarDate, national, provinceCodes, strictnesses } from "@beian/shared";
import { z } from "zod";

/** What editors know of the form of a requirement's file. */
export const schemaFile = "requirement.schema.json";

const date = z.string().refine(isCalendarDate, "not a date of the calendar");

const source = z.strictObject({
  title: z.string().min(1),
  /** Null where the document isn't on the web. */
  url: z.url({ protocol: /^https?$/ }).nullable(),
  publishedOn: date.optional(),
  retrievedOn: date.optional(),
  /** What sets it apart from other editions of the same document. */
  edition: z.string().min(1).optional(),
});

const sourcesSchema = z.record(z.string().regex(/^[a-z0-9-]+$/), source);

const entry = z.strictObject({
  effectiveFrom: date,
  /** As the requirement's value spec says; null hands back to the national default. */
  value: z.union([z.boolean(), z.string(), z.number(), z.array(z.string())]).nullable(),
  strictness: z.enum(strictnesses),
  noteZh: z.string().min(1).optional(),
  noteEn: z.string().min(1).optional(),
  sources: z.array(z.strictObject({ id: z.string(), clause: z.string().min(1).optional() })).min(1),
});

const entries = z
  .array(entry)
  .min(1)
  .refine(
    (list) =>
      list.every(({ effectiveFrom }, index) => index === 0 || effectiveFrom > (list[index - 1]?.effectiveFrom ?? "")),
    "entries stand in order of date, one a date",
  );

/** One requirement: what it is, and its rules as a new database has them; the file is named after the requirement. */
export const seedFileSchema = z.strictObject({
  $schema: z.literal(`./${schemaFile}`),
  requirement: z.string(),
  /** Where people see it among the others. */
  place: z.int().positive(),
  /** Null where the product gives the requirement up, which it then has no rules on. */
  definition: definitionBodySchema.nullable(),
  national: entries.optional(),
  provinces: z.partialRecord(z.enum(provinceCodes), entries).optional(),
});

/** The form of a requirement's file as a JSON Schema. */
export function seedFileJsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(seedFileSchema, { io: "input", unrepresentable: "any" }), null, 2)}\n`;
}

const leftOutSchema = z.array(
  z.strictObject({
    topic: z.string().min(1),
    province: z.enum([national, ...provinceCodes]),
    /** Subject classes in the words of the facts, such as ENTERPRISE. */
    appliesTo: z.array(z.string()).min(1),
    reason: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
  }),
);

const notJudgedSchema = z.array(
  z.strictObject({
    requirement: z.string().min(1),
    reason: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
  }),
);

export type NotJudged = z.output<typeof notJudgedSchema>[number];
export type LeftOut = z.output<typeof leftOutSchema>[number];
export type SeedFile = Omit<z.output<typeof seedFileSchema>, "definition"> & { readonly definition?: unknown };
export type SeedEntry = z.output<typeof entry>;
export type SeedSource = z.output<typeof source>;

export interface Seed {
  /** By the id that entries cite. */
  readonly sources: Readonly<Record<string, SeedSource>>;
  /** In the order of their names. */
  readonly files: readonly SeedFile[];
}

const directory = fileURLToPath(new URL("./seed/", import.meta.url));
const sourcesFile = "sources.json";
/** What the seed leaves out, and why: not about a requirement. */
const leftOutFile = "left-out.json";
/** Requirements that no filing is judged by, and why no computer can. */
const notJudgedFile = "not-judged.json";
const apart: readonly string[] = [sourcesFile, leftOutFile, notJudgedFile, schemaFile];

/**
 * Reads what a new database is filled with. Throws where a file isn't of the form above but for its definition, names another requirement than
 * its own name does, or cites a source that isn't listed; whether values fit their requirements is the reader's to say.
 */
export function readSeed(): Seed {
  const sources = sourcesSchema.parse(readJson(sourcesFile));
  const names = readdirSync(directory).filter((name) => name.endsWith(".json") && !apart.includes(name));
  const files = names.sort().map((name) => readSeedFile(name, sources));
  return { sources, files };
}

/** Reads which known facts became no rule, with the reason. */
export function readLeftOut(): readonly LeftOut[] {
  return leftOutSchema.parse(readJson(leftOutFile));
}

/** Reads which requirements have no rows, with the reason why no computer can judge them from a filing. */
export function readNotJudged(): readonly NotJudged[] {
  return notJudgedSchema.parse(readJson(notJudgedFile));
}

/** Of a definition nothing but rules is wanted here; whether it is one is for tests to say, not for every start. */
const rulesOfFile = seedFileSchema.extend({ definition: z.unknown() });

function readSeedFile(name: string, sources: Seed["sources"]): SeedFile {
  const parsed = rulesOfFile.safeParse(readJson(name));
  if (!parsed.success) throw new Error(`seed/${name}: ${z.prettifyError(parsed.error)}`);
  const file = parsed.data;
  if (`${file.requirement}.json` !== name) throw new Error(`seed/${name} is about ${file.requirement}`);
  for (const { sources: cited } of [file.national ?? [], ...Object.values(file.provinces ?? {})].flat()) {
    for (const { id } of cited) if (!sources[id]) throw new Error(`seed/${name} cites ${id}, which sources.json lacks`);
  }
  return file;
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(join(directory, name), "utf8"));
}
