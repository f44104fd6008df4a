// biome-ignore lint/performance/noBarrelFile: what a new database is filled with lies beside the migrations, and this is the one way to it for all that isn't the store
export { readFirstCases } from "@beian/drizzle/edition-1-cases";
export { readSamples } from "@beian/drizzle/sample-file";
export { readSeed, type Seed } from "@beian/drizzle/seed-file";
