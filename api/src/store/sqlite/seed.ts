import { proposedDefinition, proposedEntry, seeded } from "@beian/drizzle/schema";
import { asc } from "drizzle-orm";
import type { SeedReads, SeedWrites } from "../ports/seed.ts";
import type { Connection } from "./connection.ts";
import { contentOf, definitionOf, jsonOfContent, jsonOfDefinition } from "./stored-values.ts";

export function seedReads({ orm }: Connection): SeedReads {
  const entries = orm.select().from(seeded).prepare();
  const proposed = orm
    .select()
    .from(proposedEntry)
    .orderBy(asc(proposedEntry.entry), asc(proposedEntry.saying))
    .prepare();
  const definitions = orm
    .select()
    .from(proposedDefinition)
    .orderBy(asc(proposedDefinition.requirement), asc(proposedDefinition.saying))
    .prepare();
  return {
    async published() {
      return new Map(entries.all().map(({ entry, changeNumber }) => [entry, changeNumber]));
    },
    async proposed() {
      return proposed.all().map(({ content, ...rest }) => ({ ...rest, content: contentOf(content) }));
    },
    async proposedDefinitions() {
      return definitions.all().map(({ content, ...rest }) => ({ ...rest, content: definitionOf(content) }));
    },
  };
}

export function seedWrites({ orm }: Connection): SeedWrites {
  return {
    async recordPublished(names, changeNumber) {
      const rows = names.map((entry) => ({ entry, changeNumber }));
      if (rows.length > 0) orm.insert(seeded).values(rows).run();
    },
    async recordProposed(sayings) {
      const rows = sayings.map(({ content, ...rest }) => ({ ...rest, content: jsonOfContent(content) }));
      if (rows.length > 0) orm.insert(proposedEntry).values(rows).run();
    },
    async recordProposedDefinitions(sayings) {
      const rows = sayings.map(({ content, ...rest }) => ({ ...rest, content: jsonOfDefinition(content) }));
      if (rows.length > 0) orm.insert(proposedDefinition).values(rows).run();
    },
  };
}
