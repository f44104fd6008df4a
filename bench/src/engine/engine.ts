import { entriesOf } from "../../../api/src/domain/seeding.ts";
import { readSamples, readSeed } from "../../../api/src/store/seed.ts";
import type { Filing, FilingInput, RulebookDocument } from "../../../shared/src/index.ts";
import { compile, parseFiling, provinceCodes, resolve, shippedCatalogue } from "../../../shared/src/index.ts";
import { compareVerdicts, newTally, pairOf } from "../../oracle/agreement.ts";
import { randomBook } from "../../oracle/books.ts";
import * as coded from "../../oracle/coded-engine.generated.js";
import { edition1 } from "../../oracle/edition-1.ts";
import { randomFiling } from "../../oracle/filings.ts";
import { randomOf } from "../../oracle/random.ts";
import type { Effort } from "../effort.ts";
import { median, medianRatio, quantile } from "../statistics.ts";
import type { Row } from "../table.ts";
import type { Key } from "./five-rules.ts";
import { fiveKeys, plainFactsOf } from "./five-rules.ts";
import type { Peer } from "./peers.ts";
import { peersOf } from "./peers.ts";
import { staffRequirements, withRulesOn } from "./staff-requirements.ts";

const { requirements } = shippedCatalogue;
const today = "2026-11-24";
const section = "Engine: one filing against 31 provinces";

interface Contender {
  readonly name: string;
  /** How many filings those are; the samples unless given. */
  readonly size?: number;
  /** Judges all filings once. */
  run(): unknown;
}

/** Our engine and others on the same rules and filings, in this process, in alternating rounds. */
export async function engineRows({ rounds, milliseconds }: Effort): Promise<readonly Row[]> {
  const document = seededRulebook();
  const filings = sampleFilings();
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

  const random = randomOf(20_261_130);
  const inputs = Array.from({ length: 500 }, () => randomFiling(random));
  const differing = randomBook(random, requirements);
  mustAgreeWithCode(document, inputs.slice(0, 100));
  const sampled = {
    filings,
    coded: readSamples().map(({ filing }) => readBy(coded.parseFiling, filing)),
  };
  const drawn = {
    filings: inputs.map((input) => readBy(parseFiling, input)),
    coded: inputs.map((input) => readBy(coded.parseFiling, input)),
  };
  const whole = compile(document, requirements);
  const further = staffRequirements(20);
  const more = compile(withRulesOn(document, further), [...requirements, ...further]);

  const contenders: readonly Contender[] = [
    { name: allRules, run: () => filings.map((filing) => whole.validateEverywhere(filing, { today })) },
    ...besideCode("", document, sampled),
    ...besideCode(onRandom, document, drawn),
    ...besideCode(allDiffer, differing, sampled),
    { name: withFurther, run: () => filings.map((filing) => more.validateEverywhere(filing, { today })) },
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
    ["hand-written predicates", 0.2],
    ["ajv", 1.5],
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
    ...codeBars.map(
      ([one, other, bar]): Row => ({
        section,
        what: `${one} : ${other}`,
        value: medianRatio(rate(one), rate(other)),
        unit: "×",
        bar: { atLeast: bar },
      }),
    ),
    publicationRow(document, filings, rounds),
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
/** What the code judges too, and no more. */
const firstRules = "ours, the first edition's requirements, full trace";
const byCode = "requirements as code, full trace";
const outcomesAlone = ", outcomes alone";
const onRandom = ", random filings";
const allDiffer = ", no two provinces alike";
const withFurther = `${allRules}, and 20 that staff wrote`;

/** Ours and the engine whose requirements were code, one after the other on the same book and filings. */
function besideCode(
  what: string,
  document: RulebookDocument,
  { filings, coded: theirs }: { readonly filings: readonly Filing[]; readonly coded: readonly Filing[] },
): readonly Contender[] {
  const [book, codedBook] = [compile(document, edition1.requirements), coded.compile(document)];
  const size = filings.length;
  return [
    { name: firstRules + what, size, run: () => filings.map((one) => book.validateEverywhere(one, { today })) },
    { name: byCode + what, size, run: () => theirs.map((one) => codedBook.validateEverywhere(one, { today })) },
    {
      name: firstRules + what + outcomesAlone,
      size,
      run: () => filings.map((one) => book.outcomesEverywhere(one, { today })),
    },
    {
      name: byCode + what + outcomesAlone,
      size,
      run: () => theirs.map((one) => codedBook.outcomesEverywhere(one, { today })),
    },
  ];
}

const codeBars = [
  [firstRules, byCode, 1.8],
  [firstRules + onRandom, byCode + onRandom, 1.6],
  [firstRules + allDiffer, byCode + allDiffer, 2.5],
  [firstRules + outcomesAlone, byCode + outcomesAlone, 1.4],
  [withFurther, allRules, 0.9],
] as const;

/** How long a publication of one value keeps its book from being asked, once the document is there. */
function publicationRow(document: RulebookDocument, filings: readonly Filing[], rounds: number): Row {
  let before = compile(document, requirements);
  for (const filing of filings) before.validateEverywhere(filing, { today });
  const taken = Array.from({ length: 20 * rounds }, (_, at) => {
    const rule = { value: at % 2 === 0, strictness: "ENFORCED", effectiveFrom: today, revision: 10_000 + at } as const;
    const GD = { ...document.provinces.GD, "office-phone-differs-from-mobile": rule };
    const began = performance.now();
    before = compile({ ...document, provinces: { ...document.provinces, GD } }, requirements, before);
    return performance.now() - began;
  });
  const what = "compiling after a publication of one value";
  return { section, what, value: median(taken), unit: "ms", bar: { atMost: 5 } };
}

/** Throws where requirements as code say of any filing in any province what definitions don't. */
function mustAgreeWithCode(document: RulebookDocument, inputs: readonly FilingInput[]): void {
  const [pair, tally] = [pairOf(document), newTally()];
  for (const input of inputs) compareVerdicts(pair, input, tally);
  if (tally.unexplained.length > 0) throw new Error(`code and definitions differ: ${tally.unexplained[0]}`);
}

function readBy(parse: typeof parseFiling, input: unknown): Filing {
  const parsed = parse(input);
  if (!parsed.ok) throw new Error("a filing can't be read");
  return parsed.filing;
}

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
  samples: number,
  { rounds, milliseconds }: Pick<Effort, "rounds" | "milliseconds">,
): Promise<ReadonlyMap<string, Rates>> {
  const rates = new Map<string, Rates>(contenders.map(({ name }) => [name, { turns: [], batches: [] }]));
  for (let round = -2; round < rounds; round += 1) {
    for (const { name, size = samples, run } of contenders) {
      const own = rates.get(name);
      const before = process.cpuUsage();
      let runs = 0;
      let now = performance.now();
      do {
        const then = now;
        await run();
        now = performance.now();
        runs += 1;
        // The first two rounds warm up.
        if (round >= 0) own?.batches.push((size * 1e3) / (now - then));
        // By the processor's time: a turn is no shorter where others keep it busy.
      } while (spentSince(before) < milliseconds / 4);
      if (round >= 0) own?.turns.push((runs * size * 1e3) / spentSince(before));
    }
  }
  return rates;
}

/** Milliseconds of the processor. */
function spentSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e3;
}
