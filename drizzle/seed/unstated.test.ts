import type { ProvinceCode } from "@beian/shared";
import { expect, test } from "vitest";
import { readSeed } from "../seed-file.ts";

/** Where a province's own page says nothing on a matter: its silence is no rule. */
const silent: readonly {
  readonly requirements: readonly string[];
  readonly provinces: readonly ProvinceCode[];
}[] = [
  {
    requirements: ["individual-filing-province", "individual-residence-proofs"],
    provinces: ["BJ", "TJ", "LN", "HN", "GX", "HI", "CQ", "XZ", "SN"],
  },
  {
    requirements: ["organisation-mobile-locality", "individual-mobile-locality"],
    provinces: ["SX", "NM", "JL", "ZJ", "AH", "FJ", "JX", "HA", "HB", "GD", "HI", "SC", "GZ", "YN", "XZ", "QH"],
  },
];

const files = new Map(readSeed().files.map((file) => [file.requirement, file]));

test.each(
  silent.flatMap(({ requirements, provinces }) =>
    requirements.flatMap((key) => provinces.map((code) => ({ key, code }))),
  ),
)("the page of $code is silent on $key, so it is no source of a rule", ({ key, code }) => {
  const file = files.get(key);
  if (!file) throw new Error(`no seed of ${key}`);
  const page = `province-page-${code.toLowerCase()}`;
  const taken = (file.provinces?.[code] ?? []).filter(
    ({ value, sources }) => value !== null && sources.every(({ id }) => id === page),
  );
  expect(taken).toEqual([]);
});

test.each([
  ["BJ", "individual-filing-province"],
  ["XZ", "individual-filing-province"],
  ["HI", "individual-residence-proofs"],
  ["XZ", "organisation-mobile-locality"],
  ["HI", "individual-mobile-locality"],
] as const)("no source speaks for %s on %s: the cell is empty", (code, key) => {
  expect(files.get(key)?.provinces?.[code]).toBeUndefined();
  expect(files.get(key)?.national).toBeUndefined();
});
