import { writeSync } from "node:fs";
import { openFile } from "../../src/store/open.ts";

/** Opens the database given, which brings it up to date; says when it begins, so that it can be killed from then on. */
const [, , file = ""] = process.argv;
writeSync(1, "begins\n");
const store = await openFile(file, { now: () => new Date(), mustExist: true });
await store.close();
