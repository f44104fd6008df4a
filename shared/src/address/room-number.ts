import { compact } from "./house-number.ts";

/** Whether an address goes to a room's number: 301 室, 2 单元 301, 5-2-301, 12 楼 1203 房. Never throws. */
export function hasRoomNumber(address: string): boolean {
  const text = compact(address);
  return rooms.some((room) => room.test(text));
}

const chinese = "[〇零一二三四五六七八九十百]{1,6}";
const rooms: readonly RegExp[] = [
  `(?:[0-9A-Z]{1,6}|${chinese})(?:号?室|号?房(?![产屋地山])|户(?!外)|号铺|铺)`,
  // 2 单元 301, 3 号楼 1203, 8 层 806.
  `(?:单元|[号栋幢座][楼]?|层|楼)[-第]?[A-Z]?[0-9]{3,5}[A-Z]?$`,
  // 5-301, 5-2-301, but no distance.
  "(?<![0-9])[0-9A-Z]{1,4}(?:-[0-9A-Z]{1,4})*-[A-Z]?[0-9]{2,5}[A-Z]?(?:号|室|房)?$",
  "[厦楼座心园苑寓城馆场][A-Z]?[0-9]{3,5}$",
].map((source) => new RegExp(source, "u"));
