// What a new database is filled with lies beside the migrations; this is the way to it for all that isn't the store.
export { readSeed, type Seed } from "@beian/drizzle/seed-file";
