import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { namesARegion } from "./region-names.ts";

describe("a region's name in a site's", () => {
  test.each([
    "海南旅游记",
    "我的海南",
    "海 南旅游记",
    "海\u200b南旅游记",
    "游遍云南",
    "杭州美食",
    "西湖区小店",
    "内蒙古草原",
    "丽江客栈日记",
    "婺源县油菜花",
    "上海南京路",
    "来宾市摄影",
    "东方市海边",
    "台湾小吃",
    "浙江省茶园",
    "清远漂流",
    "大同古城",
    "大连海边",
    "雄安观察",
    "香格里拉手记",
  ])("%s names one", (name) => {
    expect(namesARegion(name)).toBe(true);
  });

  test.each([
    "示例果园果品展示",
    "线上海鲜",
    "长江西路小店",
    "推广西部摄影",
    "变成都市人",
    "东方美食",
    "哈密瓜种植记",
    "北海道旅行日记",
    "新乡愁笔记本",
    "乐山乐水人家",
    "吉安康健笔记",
    "大理石工艺",
    "来宾签到",
    "三明治食谱",
    "长白山人参",
    "新乡村生活",
    "万物大连接",
    "卡通化妆",
    "平安顺利",
    "孙中山研究",
    "朝阳日记",
    "最大理想",
    "黄河南岸",
    "example",
    "",
  ])("%s names none", (name) => {
    expect(namesARegion(name)).toBe(false);
  });
});

test("nothing that is typed makes it throw", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
      namesARegion(text);
    }),
  );
});
