// npm run -s dependencies -- licences | sbom | advisories: what the product is made of when it runs.
import { spawnSync } from "node:child_process";
import { root, run } from "./child.mjs";
import { install, pnpm } from "./install.mjs";
import { licencesInUse, outsideAllowed } from "./licences.mjs";
import { exitCodeOf, Refusal } from "./refusal.mjs";

/** @type {Readonly<Record<string, () => Promise<number>>>} */
const answers = {
  /** A table; fails where a licence isn't one of those allowed. */
  async licences() {
    const byLicence = await licencesInUse();
    for (const [licence, packages] of byLicence)
      console.log(`${licence} (${packages.length})\n  ${packages.join("\n  ")}`);
    const outside = outsideAllowed(byLicence);
    if (outside.length > 0)
      throw new Refusal(
        `许可证不在允许之列：${outside.join("，")}`,
        `licences that aren't allowed: ${outside.join(", ")}`,
      );
    return 0;
  },
  /** A bill of materials in CycloneDX JSON on stdout. */
  sbom: () =>
    run("npx", ["-y", pnpm, "sbom", "--prod", "--sbom-format", "cyclonedx", "--sbom-type", "application"], options),
  /** Asks the registry for known advisories; fails where there is one, and says so where it gives no answer. */
  async advisories() {
    const asked = spawnSync("npx", ["-y", pnpm, "audit", "--prod"], { cwd: root, encoding: "utf8", ...options });
    const said = `${asked.stdout}${asked.stderr}`;
    if (/ERR_PNPM_AUDIT|ERR_PNPM_META_FETCH_FAIL|ENOTFOUND|ECONNREFUSED|ETIMEDOUT/.test(said))
      throw new Refusal(
        "登记处没有答复安全公告的查询，因此什么也没有核对",
        "the registry gave no answer about advisories, so nothing was checked",
      );
    console.log(said);
    return asked.status ?? 1;
  },
};
const options = { shell: process.platform === "win32" };

process.exitCode = await exitCodeOf(async () => {
  const answer = answers[process.argv[2] ?? ""];
  if (!answer)
    throw new Refusal(
      `用法：npm run -s dependencies -- ${Object.keys(answers).join(" | ")}`,
      `usage: npm run -s dependencies -- ${Object.keys(answers).join(" | ")}`,
    );
  await install();
  return answer();
});
