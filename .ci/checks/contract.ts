// Whether the served schema holds all of the contract's names, arguments and nullability, and the catalogue its keys.
import { readFileSync } from "node:fs";
import type { IntrospectionQuery } from "../../api/node_modules/graphql/index.mjs";
import {
  buildClientSchema,
  buildSchema,
  findBreakingChanges,
  getIntrospectionQuery,
} from "../../api/node_modules/graphql/index.mjs";
import { createTally, sharedFile, withServedApi } from "../served-api.ts";

interface Catalogue {
  readonly requirements: readonly {
    readonly key: string;
    readonly valueType: string;
    readonly options: readonly { readonly key: string }[];
  }[];
}

await withServedApi(async (ask) => {
  const tally = createTally();

  const contract = buildSchema(readFileSync(sharedFile("contract/schema.graphql"), "utf8"));
  const served = buildClientSchema(await ask<IntrospectionQuery>(getIntrospectionQuery()));
  const breaking = findBreakingChanges(contract, served);
  tally.expect(breaking.length === 0, "the served schema breaks the contract");
  for (const { description } of breaking) tally.expect(false, description);

  const { __type: findingCode } = await ask<{ __type: { enumValues: readonly { name: string }[] } }>(
    '{ __type(name: "FindingCode") { enumValues { name } } }',
  );
  const codes = new Set(findingCode.enumValues.map(({ name }) => name));
  for (const [cell] of tableRows("contract/findings.md", "code"))
    for (const code of listOf(cell)) tally.expect(codes.has(code), `no finding code ${code}`);

  const { requirements } = await ask<Catalogue>("{ requirements { key valueType options { key } } }");
  const byKey = new Map(requirements.map((requirement) => [requirement.key, requirement]));
  for (const [keys, type, options] of tableRows("contract/requirements.md", "key")) {
    for (const key of keysOf(keys)) {
      const requirement = byKey.get(key);
      tally.expect(requirement !== undefined, `no requirement ${key}`);
      if (!requirement) continue;
      tally.expect(requirement.valueType === type, `${key} is of type ${requirement.valueType}, not ${type}`);
      const has = new Set(requirement.options.map((option) => option.key));
      const named = /^[A-Z_]+(, [A-Z_]+)*$/.test(options ?? "") ? listOf(options) : [];
      for (const option of named) tally.expect(has.has(option), `${key} has no option ${option}`);
    }
  }
  tally.close();
});

/** The rows of a Markdown table whose first heading is given. */
function tableRows(path: string, heading: string): readonly (readonly string[])[] {
  const lines = readFileSync(sharedFile(path), "utf8").split("\n");
  const start = lines.findIndex((line) => line.startsWith(`| ${heading} |`));
  if (start < 0) throw new Error(`${path} has no table headed ${heading}`);
  const rows = lines.slice(start + 2);
  const end = rows.findIndex((line) => !line.startsWith("|"));
  return rows.slice(0, end < 0 ? undefined : end).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

function listOf(cell: string | undefined): readonly string[] {
  return (cell ?? "").split(",").map((item) => item.trim());
}

/** "organisation-mobile-locality, individual-mobile-locality" is two rows in one. */
function keysOf(cell: string | undefined): readonly string[] {
  return listOf(cell).filter((key) => key !== "");
}
