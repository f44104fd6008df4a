import { visible } from "../identifiers/text.ts";
import { provinces } from "../provinces.ts";
import { ordinaryWords } from "../words/ordinary-words.ts";
import { arisesAcross, placesOf } from "../words/says.ts";
import { divisionNames, shortDivisionNames } from "./divisions.generated.ts";

/**
 * Whether a name holds that of a region: a province, prefecture or county as the state calls it, or a province or
 * prefecture by its short name (海南旅游记). A name across the border of two words is none (线上海鲜), nor is one
 * that is an ordinary word first of all (东方, 来宾) unless 市, 区 or 县 stands behind it, nor one within the name of
 * something else (哈密瓜). Never throws.
 */
export function namesARegion(text: string): boolean {
  const closed = visible(text.slice(0, examined)).replace(/\s+/g, "");
  known ??= buildNames();
  const { names, longest } = known;
  const isWord = (word: string) => ordinaryWords.has(word) || names.has(word);
  for (let at = 0; at < closed.length; at++)
    for (let length = 2; length <= longest && at + length <= closed.length; length++) {
      const name = closed.slice(at, at + length);
      if (!names.has(name) || isWithin(closed, at, name)) continue;
      if (!arisesAcross(closed, at, length, isWord)) return true;
    }
  return false;
}

/** No name of a site is longer. */
const examined = 300;

interface Names {
  readonly names: ReadonlySet<string>;
  readonly longest: number;
}

/** Made on first use: whoever imports the package without judging names doesn't pay for it. */
let known: Names | undefined;

function buildNames(): Names {
  const names = new Set(["香港", "澳门", "台湾", "内蒙"]);
  for (const { code, name, fullName } of provinces) {
    for (const one of [name.zh, fullName.zh, ...divisionNames[code].split(" ")]) names.add(one);
    for (const one of shortDivisionNames[code].split(" ")) if (!wordsFirst.has(one)) names.add(one);
  }
  names.delete("");
  return { names, longest: Math.max(...[...names].map(({ length }) => length)) };
}

/** Prefectures whose short name is met as an ordinary word, a person's name or something else. */
const wordsFirst: ReadonlySet<string> = new Set(
  "朝阳 白银 安康 日照 来宾 阿里 东方 海东 山南 双河 新星 北屯 白杨".split(" "),
);

/** Things that bear a region's name and aren't about it. */
const things = (
  "哈密瓜 大理石 金华火腿 普洱茶 东方明珠 吐鲁番葡萄 宁夏枸杞 海南鸡饭 扬州炒饭 北京时间 北京烤鸭 重庆火锅 兰州拉面 重庆小面 德州扑克 云南白药 " +
  "三明治 大同小异 世界大同 天下大同 大同社会 大同世界 玉树临风 长白山 文山会海 孙中山 中山装 中山公园 中山陵 中山路 开封菜 " +
  "长沙发 长春花 大庆典 大庆祝 大连接 大连锁 大连载 新乡村 新乡贤 新乡镇 新乡土 新乡愁 新乡音 新乡俗 北海道 乐山乐水 吉安康 平安康 南充电 中卫生 三亚军 四平八稳"
).split(" ");

function isWithin(text: string, at: number, name: string): boolean {
  return things.some(
    (thing) =>
      thing.length > name.length &&
      placesOf(text, thing).some((place) => place <= at && at + name.length <= place + thing.length),
  );
}
