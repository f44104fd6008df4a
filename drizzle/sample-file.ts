import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { outcomes, provinceCodes } from "@beian/shared";
import { z } from "zod";

const expectation = z.strictObject({ outcome: z.enum(outcomes), codes: z.array(z.string()) });

/** Filings made up from end to end, with what is expected of each by province. */
const samplesSchema = z.array(
  z.strictObject({
    /** Names the sample for ever: what was added once isn't added again. */
    id: z.string().regex(/^[a-z0-9-]+$/),
    nameZh: z.string().min(1),
    nameEn: z.string().min(1),
    /** As an applicant would hand it in; whether it can be taken for one is the reader's to say. */
    filing: z.record(z.string(), z.unknown()),
    expectations: z.partialRecord(z.enum(provinceCodes), expectation),
  }),
);

export type SeedSample = z.output<typeof samplesSchema>[number];

/** Reads the samples that a new database is given. Throws where the file isn't of the form above. */
export function readSamples(): readonly SeedSample[] {
  return samplesSchema.parse(
    JSON.parse(readFileSync(fileURLToPath(new URL("./samples.json", import.meta.url)), "utf8")),
  );
}
