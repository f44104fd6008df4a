import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { root } from "./child.mjs";
import { pnpm } from "./install.mjs";

/** Licences under which a package may be part of the product, by their SPDX names: none asks for more than a notice. */
export const allowed = ["0BSD", "Apache-2.0", "BlueOak-1.0.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT"];

/** Packages taken under another licence, and why that is fit. */
export const exceptions = {
  "caniuse-lite": { licence: "CC-BY-4.0", why: "data that the build of the admin reads, and no part of what it makes" },
  "@img/sharp-libvips-*": {
    licence: "LGPL-3.0-or-later",
    why: "a library of its own, loaded where Next.js resizes pictures, which the admin has none of; it is not changed",
  },
};

/**
 * What the product is made of when it runs, by licence: packages as `name@version`, in order.
 * @returns {Promise<ReadonlyMap<string, readonly string[]>>}
 */
export async function licencesInUse() {
  const args = ["-y", pnpm, "--recursive", "licenses", "list", "--json", "--prod"];
  const shell = process.platform === "win32";
  const { stdout } = await promisify(execFile)("npx", args, { cwd: root, shell, maxBuffer: 64 * 1_048_576 });
  /** @type {Record<string, { name: string, versions: string[] }[]>} */
  const found = JSON.parse(stdout);
  const byLicence = Object.entries(found).map(([licence, packages]) => {
    const names = packages.flatMap(({ name, versions }) => versions.map((version) => `${name}@${version}`));
    return /** @type {const} */ ([licence, names.sort()]);
  });
  return new Map(byLicence.sort(([, one], [, other]) => other.length - one.length));
}

/**
 * The packages whose licence is neither allowed nor an exception, each with it.
 * @param {ReadonlyMap<string, readonly string[]>} byLicence
 */
export function outsideAllowed(byLicence) {
  return [...byLicence].flatMap(([licence, packages]) =>
    isAllowed(licence) ? [] : packages.filter((one) => !isException(one, licence)).map((one) => `${one}: ${licence}`),
  );
}

/**
 * Of licences to choose from one has to be allowed, of licences that hold together all.
 * @param {string} licence
 */
function isAllowed(licence) {
  const names = licence.replace(/[()]/g, "");
  return names.split(" OR ").some((choice) => choice.split(" AND ").every((name) => allowed.includes(name.trim())));
}

/**
 * @param {string} one `name@version`
 * @param {string} licence
 */
function isException(one, licence) {
  const name = one.slice(0, one.lastIndexOf("@"));
  return Object.entries(exceptions).some(
    ([known, exception]) =>
      exception.licence === licence && (known.endsWith("*") ? name.startsWith(known.slice(0, -1)) : name === known),
  );
}
