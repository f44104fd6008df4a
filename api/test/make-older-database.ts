import { makeOlderDatabase } from "./older-rules.ts";

/** Makes a database of the version before in the file given; for tests that can't do so themselves. */
const [, , file = ""] = process.argv;
await makeOlderDatabase(file);
