import { entriesOf } from "../../../api/src/domain/seeding.ts";
import { readSamples, readSeed } from "../../../api/src/store/seed.ts";
import type { Filing, RulebookDocument } from "../../../shared/src/index.ts";
import { compile, parseFiling, provinceCodes, resolve, shippedCatalogue } from "../../../shared/src/index.ts";
import type { Effort } from "../effort.ts";
import { median, medianRatio, quantile } from "../statistics.ts";
import type { Row } from "../table.ts";
import type { Key } from "./five-rules.ts";
import { fiveKeys, plainFactsOf } from "./five-rules.ts";
import type { Peer } from "./peers.ts";
import { peersOf } from "./peers.ts";

const { requirements } = shippedCatalogue;
const today = "2026-11-24";
const section = "Engine: one filing against 31 provinces";

interface Contender {
  readonly name: string;
  /** Judges all filings once. */
  run(): unknown;
}

/** Our engine and others on the same rules and filings, in this process, in alternating rounds. */
export async function engineRows({ rounds, milliseconds }: Effort): Promise<readonly Row[]> {
  const document = seededRulebook();
  const filings = sampleFilings();
  const all = compile(document, requirements);
  const isOfFive = (key: string): key is Key => fiveKeys.some((one) => one === key);
  const five = compile(
    document,
    requirements.filter(({ key }) => isOfFive(key)),
  );
  const rules = new Map(
    provinceCodes.map((code) => [
      code,
      [...five.rules(code)].flatMap(([key, { value }]) => (isOfFive(key) ? [[key, value] as const] : [])),
    ]),
  );
  const peers = peersOf(rules);
  const facts = filings.map((filing) => plainFactsOf(filing, today));
  await mustAgree(filings, (filing) => brokenByUs(five.validateEverywhere(filing, { today })), peers);

  const contenders: readonly Contender[] = [
    { name: allRules, run: () => filings.map((filing) => all.validateEverywhere(filing, { today })) },
    {
      name: `${allRules}, outcomes alone`,
      run: () => filings.map((filing) => all.outcomesEverywhere(filing, { today })),
    },
    { name: ours, run: () => filings.map((filing) => five.validateEverywhere(filing, { today })) },
    { name: `${ours}, outcomes alone`, run: () => filings.map((filing) => five.outcomesEverywhere(filing, { today })) },
    ...peers.map(({ name, judge }) => ({
      name: `${name}, five rules`,
      async run() {
        for (const one of facts) await judge(one);
      },
    })),
  ];
  const rates = await ratesOf(contenders, filings.length, { rounds, milliseconds });
  const rate = (name: string) => rates.get(name)?.turns ?? [];
  const undisturbed = quantile(rates.get(allRules)?.batches ?? [], 0.9);
  const bars = new Map([
    ["json-rules-engine", 25],
    ["@gorules/zen-engine", 40],
  ]);
  return [
    {
      section,
      what: `${allRules}, best tenth`,
      value: undisturbed,
      unit: "filings/s",
      bar: { atLeast: 30_000 },
      note: "of batches of 76 filings, by the clock",
    },
    ...contenders.map(
      ({ name }): Row => ({ section, what: name, value: median(rate(name)), unit: "filings/s of a core" }),
    ),
    ...peers.map(({ name }): Row => {
      const bar = bars.get(name);
      return {
        section,
        what: `${ours} : ${name}`,
        value: medianRatio(rate(ours), rate(`${name}, five rules`)),
        unit: "×",
        ...(bar === undefined ? {} : { bar: { atLeast: bar } }),
      };
    }),
  ];
}

const allRules = `ours, all ${requirements.length} requirements, full trace`;
const ours = "ours, five rules, full trace";

/** The rule book that the product comes with. */
function seededRulebook(): RulebookDocument {
  const revisions = entriesOf(readSeed(), shippedCatalogue).map((entry, index) => ({
    ...entry,
    id: index + 1,
    recordedAt: index,
  }));
  return resolve(revisions, today, revisions.length);
}

function sampleFilings(): readonly Filing[] {
  return readSamples().map(({ id, filing }) => {
    const parsed = parseFiling(filing);
    if (!parsed.ok) throw new Error(`sample ${id} can't be read`);
    return parsed.filing;
  });
}

type Verdicts = readonly (readonly Key[])[];

function brokenByUs(verdicts: ReturnType<ReturnType<typeof compile>["validateEverywhere"]>): Verdicts {
  return verdicts.map(({ checks }) =>
    fiveKeys.filter((key) => checks.some((one) => one.key === key && one.status === "FAILED")),
  );
}

/** Throws where an engine says of any filing in any province what ours doesn't. */
async function mustAgree(filings: readonly Filing[], judge: (filing: Filing) => Verdicts, peers: readonly Peer[]) {
  let broken = 0;
  for (const [index, filing] of filings.entries()) {
    const expected = judge(filing);
    broken += expected.flat().length;
    for (const peer of peers) {
      const found = await peer.judge(plainFactsOf(filing, today));
      if (inOrder(found) !== inOrder(expected))
        throw new Error(
          `${peer.name} and ours differ on sample ${index}: ${JSON.stringify(found)}, ${JSON.stringify(expected)}`,
        );
    }
  }
  if (broken === 0) throw new Error("no sample breaks any of the five rules, so that nothing was compared");
}

function inOrder(verdicts: Verdicts): string {
  return JSON.stringify(verdicts.map((keys) => [...keys].sort()));
}

interface Rates {
  /** Filings a second of processor time, by turn. */
  readonly turns: number[];
  /** Filings a second of the clock, by batch: the best of them were left alone by whatever else runs here. */
  readonly batches: number[];
}

async function ratesOf(
  contenders: readonly Contender[],
  filings: number,
  { rounds, milliseconds }: Pick<Effort, "rounds" | "milliseconds">,
): Promise<ReadonlyMap<string, Rates>> {
  const rates = new Map<string, Rates>(contenders.map(({ name }) => [name, { turns: [], batches: [] }]));
  for (let round = -1; round < rounds; round += 1) {
    for (const { name, run } of contenders) {
      const own = rates.get(name);
      const began = performance.now();
      const before = process.cpuUsage();
      let runs = 0;
      let now = began;
      do {
        const then = now;
        await run();
        now = performance.now();
        runs += 1;
        // The first round warms up.
        if (round >= 0) own?.batches.push((filings * 1e3) / (now - then));
      } while (now - began < milliseconds / 4);
      const { user, system } = process.cpuUsage(before);
      if (round >= 0) own?.turns.push((runs * filings * 1e6) / (user + system));
    }
  }
  return rates;
}
