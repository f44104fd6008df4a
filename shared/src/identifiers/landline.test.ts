import fc from "fast-check";
import { expect, test } from "vitest";
import { areaCodes, formerAreaCodes } from "./area-codes.ts";
import { arbitraryLandline, arbitraryMobile } from "./identifiers.arbitrary.ts";
import { checkLandline, isLandline } from "./landline.ts";
import { isMobile } from "./mobile.ts";

test.each([
  ["010-65529988", "010-65529988", "BJ"],
  ["01065529988", "010-65529988", "BJ"],
  ["010 6552 9988", "010-65529988", "BJ"],
  ["（010）6552-9988", "010-65529988", "BJ"],
  ["０２１－６１２３４５６７", "021-61234567", "SH"],
  ["+86-10-65529988", "010-65529988", "BJ"],
  ["+86 (755) 2651 8888", "0755-26518888", "GD"],
  ["0086 010 65529988", "010-65529988", "BJ"],
  ["+860571-88888888", "0571-88888888", "ZJ"],
  ["0571-88888888-801", "0571-88888888-801", "ZJ"],
  ["0571-88888888转801", "0571-88888888-801", "ZJ"],
  ["0571 8888 8888 分机 801", "0571-88888888-801", "ZJ"],
  ["0571-88888888 ext. 801", "0571-88888888-801", "ZJ"],
  ["0571-88888888*8001", "0571-88888888-8001", "ZJ"],
  ["0571-88888888#8001", "0571-88888888-8001", "ZJ"],
  ["0571-88888888,8001", "0571-88888888-8001", "ZJ"],
  ["0571-88888888，8001", "0571-88888888-8001", "ZJ"],
  ["0571-88888888 x8001", "0571-88888888-8001", "ZJ"],
  ["0571-88888888转分机8001", "0571-88888888-8001", "ZJ"],
  ["0571-88888888 分机号：8001", "0571-88888888-8001", "ZJ"],
  ["86-571-88888888", "0571-88888888", "ZJ"],
  ["+86 (0)571 8888 8888", "0571-88888888", "ZJ"],
  ["0571-88888888（转801）", "0571-88888888-801", "ZJ"],
  ["0571/88888888", "0571-88888888", "ZJ"],
  ["电话：0571-88888888", "0571-88888888", "ZJ"],
  ["8657188888888", "0571-88888888", "ZJ"],
  ["86 0571 88888888", "0571-88888888", "ZJ"],
  ["(86)10-65529988", "010-65529988", "BJ"],
  ["0571.8888.8888", "0571-88888888", "ZJ"],
  ["0571-\u200b88888888", "0571-88888888", "ZJ"],
  // An area of seven digits may have been extended since.
  ["0951-88880001", "0951-88880001", "NX"],
  ["0951-8888001", "0951-8888001", "NX"],
  ["0377-63123456", "0377-63123456", "HA"],
  ["0479-8212345", "0479-8212345", "NM"],
  ["0993-2012345", "0993-2012345", "XJ"],
  // Given up in mergers.
  ["0410-2821234", "0410-2821234", "LN"],
  ["0565-2312345", "0565-2312345", "AH"],
  ["0634-6212345", "0634-6212345", "SD"],
  ["0910-3212345", "0910-3212345", "SN"],
  ["0732-58212345", "0732-58212345", "HN"],
])("%s is %s in %s", (raw, number, province) => {
  expect(checkLandline(raw)).toEqual({ form: "VALID", number, province });
});

test.each([
  "13800138000",
  "65529988",
  "010-15529988",
  "010-95529988",
  "010-655299",
  "010-6552998",
  "021-6123456",
  "0571-8888888",
  "0755-8888888-801",
  "0571-88880001/88880002",
  "0571-88880001#",
  "010-655299881",
  "010-65529988-1234567",
  "010-65529988-1-2",
  "010-65529988转",
  "010-6552998a",
  "0600-6552998",
  "00852-27654321",
  "+852 2765 4321",
  "400-810-8888",
  "4008108888",
  "800-810-8888",
  "",
  "无",
])("%j is none", (raw) => {
  expect(checkLandline(raw)).toMatchObject({ form: "MALFORMED", province: null });
});

test("the generator's numbers pass, and none is a mobile number", () => {
  fc.assert(
    fc.property(arbitraryLandline("SC"), (number) => {
      expect(checkLandline(number)).toEqual({ form: "VALID", number, province: "SC" });
      expect(checkLandline(number.replace("-", ""))).toEqual({ form: "VALID", number, province: "SC" });
      expect(checkLandline(`+86 ${number.slice(1)}`)).toEqual({ form: "VALID", number, province: "SC" });
      expect(isMobile(number)).toBe(false);
    }),
  );
  fc.assert(fc.property(arbitraryMobile(), (number) => !isLandline(number) && !isLandline(`+86${number}`)));
});

test("323 area codes are in use and 8 given up, each in one province", () => {
  const used = Object.values(areaCodes).flatMap((codes) => codes.split(" "));
  const former = Object.values(formerAreaCodes).flatMap((codes) => codes.split(" "));
  expect(used).toHaveLength(323);
  expect(former).toHaveLength(8);
  expect(new Set([...used, ...former]).size).toBe(331);
  for (const code of [...used, ...former]) expect(code).toMatch(/^(?:010|02\d|0[3-9]\d\d|0701)$/);
});
