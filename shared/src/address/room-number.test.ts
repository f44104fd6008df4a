import { describe, expect, test } from "vitest";
import { hasRoomNumber } from "./room-number.ts";

describe("an address to the room", () => {
  test.each([
    "上海市浦东新区世纪大道 100 号 301 室",
    "上海市徐汇区漕溪路１２号３０１室",
    "上海市静安区南京西路 1 号 2 单元 301",
    "上海市杨浦区国定路 5-2-301",
    "上海市长宁区天山路 8 号 12 楼 1203 房",
    "上海市黄浦区人民路八号三零一室",
    "上海市虹口区示例大厦 1203",
  ])("%s", (address) => {
    expect(hasRoomNumber(address)).toBe(true);
  });

  test.each([
    "上海市示例路1号",
    "上海市浦东新区世纪大道 100 号 3 号楼",
    "上海市崇明区新河镇新民村 12 号",
    "上海市示例路1号，距地铁站100-200米",
    "",
  ])("%s goes no further than the house", (address) => {
    expect(hasRoomNumber(address)).toBe(false);
  });
});
