// Both languages of the admin are complete, and no text for people stands outside its message files.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./child.mjs";
import { messageFaults, textsOutsideMessages } from "./language.mjs";

const admin = join(root, "admin");
const apart = /(^|\/)(node_modules|\.next|e2e)(\/|$)|\.(test|generated|d)\.tsx?$/;

const faults = [
  ...messageFaults(messages("zh"), messages("en")).map((fault) => `admin/messages: ${fault}`),
  ...readdirSync(admin, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !apart.test(name))
    .flatMap((name) =>
      textsOutsideMessages(readFileSync(join(admin, name), "utf8")).map((fault) => `admin/${name}: ${fault}`),
    ),
];
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;

/**
 * @param {string} locale
 * @returns {import("./language.mjs").Messages}
 */
function messages(locale) {
  const folder = join(admin, "messages", locale);
  return Object.fromEntries(
    readdirSync(folder).map((name) => [
      name.replace(".json", ""),
      JSON.parse(readFileSync(join(folder, name), "utf8")),
    ]),
  );
}
