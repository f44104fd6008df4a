/** What a locator answers of the page as it is at that instant. */
const readings =
  "all|allTextContents|boundingBox|count|evaluate|evaluateAll|getAttribute|innerText|inputValue|isChecked|isDisabled|isEnabled|isHidden|isVisible|textContent|title";

/**
 * Where a browser test looks before what it looks for is there: a name that is matched in part, as the page before may
 * have it too, and a value that is read once and then judged.
 * @param {string} source TypeScript
 * @returns {string[]} one line a fault
 */
export function hastyLooks(source) {
  const faults = [];
  for (const { 0: call, 1: role, 2: options = "", index } of source.matchAll(
    /getByRole\(\s*"(\w+)",\s*\{([\s\S]*?)\}\s*\)/g,
  )) {
    if (!/\bname\b/.test(options) || /\bname: (\/|new RegExp)/.test(options)) continue;
    if (!/\bexact\b/.test(options))
      faults.push(at(index, call, "a name in part: say exact: true, or false on purpose"));
    else if (role === "heading" && /\bexact: false/.test(options))
      faults.push(at(index, call, "a heading tells which page it is: its whole name, or a pattern"));
  }
  // So does a helper that is given a page, but for those that look at it as a whole, or ask the API.
  const judged = new RegExp(`\\.(${readings})\\(|^(?!ask|axeViolations|overflowOf)\\w+\\((\\w+\\.)?page\\b`);
  for (const { 0: call, 1: value = "", index } of source.matchAll(
    /expect\(\s*await\s([\s\S]*?)\)\s*\.(?:not\.)?to[A-Z]/g,
  )) {
    if (judged.test(value)) faults.push(at(index, call, "read once: expect.poll(() => …) waits for it"));
  }
  return faults;

  /**
   * @param {number} index
   * @param {string} call
   * @param {string} why
   */
  function at(index, call, why) {
    return `line ${source.slice(0, index).split("\n").length}: ${call.replace(/\s+/g, " ").slice(0, 80)}: ${why}`;
  }
}
