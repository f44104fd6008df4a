import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cityOfAddress } from "./city-of-address.ts";
import { provinceOfAddress } from "./province-of-address.ts";

function cityRead(address: string): string | null {
  return cityOfAddress(address, provinceOfAddress(address));
}

describe("the city of an address", () => {
  test.each([
    ["浙江省杭州市西湖区文三路 1 号", "杭州市"],
    ["杭州市西湖区文三路1号", "杭州市"],
    ["浙江省\ufe0f杭\u200b州市西湖区", "杭州市"],
    ["广东深圳南山区科技园 1 号", "深圳市"],
    ["广东省 深圳市 南山区", "深圳市"],
    ["江苏省昆山市前进路1号", "苏州市"],
    ["昆山市前进路1号", "苏州市"],
    ["浙江省安吉县递铺街道1号", "湖州市"],
    ["北京市海淀区中关村大街1号", "北京市"],
    ["重庆市渝中区民权路1号", "重庆市"],
    ["河南省济源市文昌路1号", "济源市"],
    ["湖北省恩施州利川市清江大道1号", "恩施土家族苗族自治州"],
    ["吉林省吉林市船营区1号", "吉林市"],
    ["吉林省长春市南关区1号", "长春市"],
    ["内蒙古呼和浩特市新城区1号", "呼和浩特市"],
    ["内蒙呼和浩特市新城区1号", "呼和浩特市"],
    ["新疆维吾尔自治区石河子市北三路1号", "石河子市"],
    ["海南省三亚市吉阳区1号", "三亚市"],
    ["广西自治区南宁市青秀区1号", "南宁市"],
  ])("%s: %s", (address, city) => {
    expect(cityRead(address)).toBe(city);
  });

  test.each(["浙江省文三路1号", "广东省南昌市南山区1号", "浙江省杭州路1号", "文三路1号", "", "香港中环1号"])(
    "%s names none",
    (address) => {
      expect(cityRead(address)).toBeNull();
    },
  );
});

test("nothing that is typed makes it throw", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
      cityRead(text);
    }),
  );
});
