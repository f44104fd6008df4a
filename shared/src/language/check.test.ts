import { describe, expect, test } from "vitest";
import { checkCondition } from "./check.ts";
import { completionsAt } from "./complete.ts";
import { fold } from "./fold.ts";
import { printTree } from "./print.ts";
import { boxes, boxFunctions, colourTerms } from "./tree.arbitrary.ts";

describe("a condition", () => {
  test.each([
    ["box.isOpen", "box.isOpen"],
    ["((box.isOpen))", "box.isOpen"],
    ["!box.isOpen&&box.count>=3", "!box.isOpen && box.count >= 3"],
    ["box.isOpen && (box.isFull && box.count == 1)", "box.isOpen && box.isFull && box.count == 1"],
    ["box.isOpen && (box.isFull || box.count == 1)", "box.isOpen && (box.isFull || box.count == 1)"],
    ["!(box.count + 1 - 2 > -1)", "!(box.count + 1 - 2 > -1)"],
    ["box.count - (1 - 2) == 0", "box.count - (1 - 2) == 0"],
    ["'RED' in value", '"RED" in value'],
    ["box.colour in ['RED', \"BLUE\"]", 'box.colour in ["RED", "BLUE"]'],
    [
      "value.exists(v, terms(v).exists(w, box.name.contains(w)))",
      "value.exists(v, terms(v).exists(w, box.name.contains(w)))",
    ],
    ["has(box.count) ? box.count > 2 : box.isFull", "has(box.count) ? box.count > 2 : box.isFull"],
    ["(box.isOpen ? 1 : 2) == 1", "(box.isOpen ? 1 : 2) == 1"],
    ["box.madeOn < on", "box.madeOn < on"],
    ["box.madeOn < '2026-01-01'", 'box.madeOn < "2026-01-01"'],
    ["province == 'ZJ' && box.place == province", 'province == "ZJ" && box.place == province'],
    ["rule('box-size') > box.count", 'rule("box-size") > box.count'],
    ["item == 'RED' && box.name.startsWith('\\u4e2d')", 'item == "RED" && box.name.startsWith("中")'],
    ["(box.isOpen == box.isFull) == true", "box.isOpen == box.isFull == true"],
    ["box.isOpen == (box.isFull == true)", "box.isOpen == (box.isFull == true)"],
  ])("%s is written %s", (source, written) => {
    const { tree, problems } = checkCondition(source, boxes);
    expect(problems).toEqual([]);
    expect(printTree(tree ?? ["unknown"])).toBe(written);
  });

  test.each([
    ["", "SYNTAX", 0, 0, "缺少"],
    ["box.isOpen &&", "SYNTAX", 13, 13, "缺少"],
    ["box.isOpen)", "SYNTAX", 10, 11, "多余"],
    ["(box.isOpen", "SYNTAX", 11, 11, "应为 )"],
    ["box.name == “RED”", "SYNTAX", 12, 13, '是否应为 "'],
    ["box.count = 3", "SYNTAX", 10, 11, "是否应为 =="],
    ["box.count == 9999999999", "SYNTAX", 13, 23, "不能大于"],
    ["box.count == 1.5", "SYNTAX", 15, 16, "名称"],
    ["box.name == null", "SYNTAX", 12, 16, "null"],
    ["boxes.isOpen", "UNKNOWN_FACT", 0, 12, "是否应为 box.isOpen"],
    ["box.isOpne", "UNKNOWN_FACT", 0, 10, "是否应为 box.isOpen"],
    ["rule('box-sise') == 1", "UNKNOWN_FACT", 5, 15, "是否应为 box-size"],
    ["uper(box.name) == 'A'", "UNKNOWN_FUNCTION", 0, 4, "是否应为 upper"],
    ["box.name.matches('a+')", "UNKNOWN_FUNCTION", 9, 16, "没有函数"],
    ["box.count", "WRONG_TYPE", 0, 9, "应为是否"],
    ["box.count == 'a'", "WRONG_TYPE", 0, 16, "不能比较"],
    ["box.name < 'a'", "WRONG_TYPE", 0, 14, "大小"],
    ["box.isOpen && box.count", "WRONG_TYPE", 14, 23, "应为是否"],
    ["box.madeOn == '2026-02-30'", "WRONG_TYPE", 14, 26, "日期"],
    ["box.labels == box.labels", "WRONG_TYPE", 0, 24, "列表"],
    ["box.name in box.name", "WRONG_TYPE", 12, 20, "列表"],
    ["box.name in []", "WRONG_TYPE", 12, 14, "不能为空"],
    ["has(on)", "WRONG_TYPE", 4, 6, "总是有的"],
    ["has(value)", "WRONG_TYPE", 4, 9, "事实"],
    ["characters(box.count) == 1", "WRONG_TYPE", 11, 20, "应为文本"],
    ["characters() == 1", "SYNTAX", 0, 12, "1 个参数"],
    ["box.colour == 'REDD'", "NOT_AN_OPTION", 14, 20, "是否应为 RED"],
    ["box.colour in ['RED', 'PINK']", "NOT_AN_OPTION", 22, 28, "可选"],
    ["'PINK' in value", "NOT_AN_OPTION", 0, 6, "可选"],
    ["province == 'XX'", "NOT_AN_OPTION", 12, 16, "可选"],
    ["value.exists(value, true)", "SYNTAX", 13, 18, "已有所指"],
    ["value.exists(box.name, true)", "SYNTAX", 13, 21, "名称"],
  ])("%s is refused as %s at %i to %i", (source, code, from, to, words) => {
    const { tree, problems } = checkCondition(source, boxes);
    expect(tree).toBeNull();
    expect(problems[0]).toMatchObject({ code, from, to });
    expect(problems[0]?.message.zh).toContain(words);
  });

  test("tells all that is wrong with it at once", () => {
    const { problems } = checkCondition("box.colour == 'PINK' && boxes.count > 1 && uper(box.name) == 'A'", boxes);
    expect(problems.map(({ code }) => code)).toEqual(["NOT_AN_OPTION", "UNKNOWN_FACT", "UNKNOWN_FUNCTION"]);
  });

  test("where its rule speaks of no options, asks for no item and no words", () => {
    const plain = { ...boxes, value: null, mostTerms: 0 };
    expect(checkCondition("item == 'RED'", plain).problems[0]?.code).toBe("UNKNOWN_FACT");
    expect(checkCondition("value == 'RED'", plain).problems[0]?.code).toBe("UNKNOWN_FACT");
    expect(checkCondition("terms('RED').exists(w, true)", plain).problems[0]?.code).toBe("UNKNOWN_FUNCTION");
  });

  test("costs what it looks at, as often as lists are long", () => {
    const cost = (source: string) => checkCondition(source, boxes).cost;
    expect(cost("box.isOpen")).toBe(1);
    expect(cost("box.count > 1")).toBe(3);
    expect(cost("characters(box.name) > 1")).toBe(9);
    expect(cost("box.labels.exists(l, l.contains('a'))")).toBe(2 + 4 * (3 + 3));
  });
});

describe("what is known beforehand", () => {
  const written = (source: string, value: readonly string[], size: number | null = 3) => {
    const { tree } = checkCondition(source, boxes);
    const bindings = { value, province: "ZJ", rule: () => size, terms: colourTerms, functions: boxFunctions };
    return JSON.stringify(fold(tree ?? ["unknown"], bindings));
  };
  test.each([
    ["'RED' in value || box.isOpen", ["RED"], '["known",true]'],
    ["'RED' in value || box.isOpen", [], '["fact","box.isOpen"]'],
    [
      "value.exists(v, box.colour == v)",
      ["RED", "BLUE"],
      '["or",["==",["fact","box.colour"],["known","RED"]],["==",["fact","box.colour"],["known","BLUE"]]]',
    ],
    ["value.exists(v, true)", [], '["known",false]'],
    ["value.all(v, false)", [], '["known",true]'],
    ["province == 'ZJ' && box.isOpen", [], '["fact","box.isOpen"]'],
    ["!!box.isOpen", [], '["fact","box.isOpen"]'],
    ["upper('a') == 'A' && characters('中文') == 2", [], '["known",true]'],
  ])("%s under %j becomes %s", (source, value, expected) => {
    expect(written(source, value)).toBe(expected);
  });
  test("another rule that isn't recorded makes what asks for it unknown, unless something else decides", () => {
    expect(written("rule('box-size') > 2", [], null)).toBe('["unknown"]');
    expect(written("rule('box-size') > 2 && province == 'JS'", [], null)).toBe('["known",false]');
    expect(written("rule('box-size') > 2 || box.isOpen", [], null)).toBe('["or",["fact","box.isOpen"],["unknown"]]');
  });
});

describe("completion", () => {
  const suggested = (marked: string) => {
    const caret = marked.indexOf("|");
    return completionsAt(marked.slice(0, caret) + marked.slice(caret + 1), caret, boxes).map(({ insert, from, to }) => [
      insert,
      from,
      to,
    ]);
  };
  test("offers facts by any part of their names, and replaces what was typed", () => {
    expect(suggested("box.isOpen && cou|")).toContainEqual(["box.count", 14, 17]);
    expect(suggested("box.co|")).toEqual([
      ["box.count", 0, 6],
      ["box.colour", 0, 6],
      ["contains(", 4, 6],
    ]);
  });
  test("offers the options of what is compared, within quotes and without", () => {
    expect(suggested("box.colour == |")[0]).toEqual(['"RED"', 14, 14]);
    expect(suggested('box.colour == "G|')).toEqual([['"GREEN"', 14, 16]]);
    expect(suggested('box.colour == "G|" && box.isOpen')).toEqual([['"GREEN"', 14, 17]]);
    expect(suggested('box.colour in ["RED", "|')).toEqual([
      ['"RED"', 22, 23],
      ['"GREEN"', 22, 23],
      ['"BLUE"', 22, 23],
    ]);
  });
  test("offers nothing within a text that is no option", () => {
    expect(suggested('box.name == "R|')).toEqual([]);
  });
});
