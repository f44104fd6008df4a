import { Readable } from "node:stream";
import fc from "fast-check";
import { expect, test } from "vitest";
import { inGb18030 } from "../../test/gb18030.ts";
import type { Bytes } from "./validate-bytes.ts";
import { bytesOfStream, mostHeld } from "./validate-bytes.ts";
import { encodingOf, textOf, utf8 } from "./validate-encoding.ts";

/** Bytes that come in parts of a size. */
function inParts(whole: Buffer, size = 64 * 1024): Bytes {
  return {
    size: whole.length,
    async *read() {
      for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size);
    },
    close: () => Promise.resolve(),
  };
}

async function readBy(whole: Buffer, size?: number): Promise<{ name: string; text: string }> {
  const bytes = inParts(whole, size);
  const encoding = await encodingOf(bytes);
  let text = "";
  for await (const part of textOf(bytes, encoding)) text += part.text;
  return { name: encoding.name, text };
}

const why = (whole: Buffer, size?: number) =>
  readBy(whole, size).then(
    ({ name }) => name,
    (error: Error) => error.message,
  );

const chinese = fc
  .array(fc.integer({ min: 0, max: 3_755 }), { minLength: 5, maxLength: 30 })
  .map((numbers) =>
    new TextDecoder("gb18030").decode(
      Uint8Array.from(numbers.flatMap((number) => [0xb0 + Math.floor(number / 94), 0xa1 + (number % 94)])),
    ),
  );
const ascii = fc.stringMatching(/^[ -~\r\n]{1,20}$/);
const text = fc
  .array(
    fc.tuple(ascii, chinese).map((both) => both.join("")),
    { minLength: 1 },
  )
  .map((all) => all.join(""));

test("text is read as it was written, in UTF-8, GB 18030 and UTF-16, whatever parts it comes in", async () => {
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 40 }), async (written, size) => {
      const utf16 = Buffer.from(`\uFEFF${written}`, "utf16le");
      const written16 = { name: "UTF-16", text: written };
      expect(await readBy(Buffer.from(written), size)).toEqual({ name: "UTF-8", text: written });
      expect(await readBy(Buffer.from(`\uFEFF${written}`), size)).toEqual({ name: "UTF-8", text: written });
      expect(await readBy(inGb18030(written), size)).toEqual({ name: "GB 18030", text: written });
      expect(await readBy(utf16, size)).toEqual(written16);
      expect(await readBy(Buffer.from(utf16).swap16(), size)).toEqual(written16);
    }),
    { numRuns: 200 },
  );
});

test("what comes after a megabyte of ASCII decides", async () => {
  const megabyte = Buffer.from(`${"a,b,c,d\n".repeat(150_000)}`);
  const name = "浙江省杭州市文三路";
  expect(await why(Buffer.concat([megabyte, inGb18030(name)]))).toBe("GB 18030");
  expect(await why(Buffer.concat([megabyte, Buffer.from(name)]))).toBe("UTF-8");
  expect(await why(megabyte)).toBe("UTF-8");
});

test("characters of four bytes and of rare places are read in GB 18030 as in UTF-8", async () => {
  // 𠮷, then ordinary ones.
  const bytes = Buffer.concat([Buffer.from([0x95, 0x34, 0xb2, 0x35, 0x0a]), inGb18030("吉丰，张三")]);
  for (const size of [1, 2, 3, 100]) expect((await readBy(bytes, size)).text).toBe("𠮷\n吉丰，张三");
  expect((await readBy(Buffer.from("𠮷\n吉丰，张三"))).name).toBe("UTF-8");
});

test("two encodings in one file are refused, whichever comes first, by line or by cell", async () => {
  const [one, other] = ["李小明,浙江省杭州市文三路1号\n", "王华,广东省深圳市南山区\n"];
  const gb = (line: string) => inGb18030(line);
  const utf = (line: string) => Buffer.from(line);
  const files = [
    [utf(one), gb(other)],
    [gb(one), utf(other)],
    [gb(one), utf("王华,1\n")],
    [gb("李小明,"), utf("浙江省杭州市"), gb("\n")],
    [gb("李小明,"), utf("杭州")],
    [utf("李小明,"), gb("浙江省杭州市\n")],
    [gb(one), gb(one), utf(other), gb(one)],
    [Buffer.from("\uFEFF"), gb(one)],
    [Buffer.from("\uFEFF"), utf(one), gb(other)],
  ];
  for (const file of files)
    for (const size of [1, 5, 1_000])
      expect(await why(Buffer.concat(file), size)).toMatch(/第 [12] 行、第 \d+ 个字节.*line [12], byte \d+.*UTF-8/s);
  expect(await why(Buffer.concat([gb(one), gb(one), utf(other)]))).toContain("第 3 行");
});

test("any two parts in two encodings are never read as one", async () => {
  await fc.assert(
    fc.asyncProperty(text, text, fc.boolean(), async (one, other, isFirst) => {
      const parts = [Buffer.from(`${one}\n`), inGb18030(`${other}\n`)];
      expect(await why(Buffer.concat(isFirst ? parts : parts.toReversed()))).toMatch(/第 \d+ 个字节/);
    }),
    { numRuns: 300 },
  );
});

test("hardly anything in GB 18030 is taken for a mixture", async () => {
  const lines = fc
    .sample(fc.tuple(chinese, ascii), 20_000)
    .map((both) => `${both.join(",")}\n`)
    .join("");
  expect(await why(inGb18030(lines))).toBe("GB 18030");
});

test.each([
  ["a byte that is in neither", Buffer.from("name\nok\n\xff\n", "latin1"), "line 3, byte 9"],
  ["a character cut off", inGb18030("张三\n李四").subarray(0, -1), "line 2, byte 8"],
  ["text in code page 1252", Buffer.from("Soci\xe9t\xe9,a\r\rb", "latin1"), "line 1, byte 5"],
  ["NUL", Buffer.from("a\n\0b"), "line 2, byte 3"],
  ["UTF-16 without a mark", Buffer.from("a\nb", "utf16le"), "line 1, byte 2"],
  ["half a pair in UTF-16", Buffer.from("\uFEFFa\n\uD842b", "utf16le"), "line 2, byte 7"],
  ["half a character in UTF-16", Buffer.from("\uFEFFa\nb", "utf16le").subarray(0, -1), "line 2, byte 7"],
  ["a spreadsheet's own file", Buffer.from("504b0304140000000800", "hex"), "line 1, byte 6"],
  ["surrogates in UTF-8", Buffer.from([0x61, 0xed, 0xbf, 0xbf, 0x0a]), "line 1, byte 2"],
])("%s is refused by its place", async (_, bytes, place) => {
  for (const size of [1, 3, 1_000]) expect(await why(bytes, size)).toContain(place);
});

test("text in another encoding of pairs of bytes is refused where it is long enough to tell", async () => {
  // 王小明,臺北市中正區重慶南路一段一百二十二號之一 in Big5; 東京都千代田区丸の内にあるビルの名前です in Shift JIS.
  const big5 = "a4fda470a9fa2cbb4fa55fa5aba4a4a5bfb0cfadabbc79ab6eb8f4a440ac71a440a6caa447a451a447b8b9a4a7a440";
  const shiftJis = "938c8b9e937390e791e393638be68adb82cc93e082c982a082e98372838b82cc96bc914f82c582b7";
  for (const hex of [big5, shiftJis]) expect(await why(Buffer.from(hex, "hex"))).toContain("too many rare characters");
  const rare = inGb18030("王喆,李珺,朱镕基,浙江省杭州市文三路一号,浙江省杭州市文三路二号");
  expect(await why(rare)).toBe("GB 18030");
});

test("what may be either is refused, since nobody can tell", async () => {
  // 模 in GB 18030, ģ in UTF-8.
  expect(await why(Buffer.concat([Buffer.from("name\n"), inGb18030("模")]))).toContain("no telling which");
  expect(await why(Buffer.from("\uFEFFname\nģ"))).toBe("UTF-8");
  expect(await why(Buffer.from("name\n买买提·吐尔逊"))).toBe("UTF-8");
  expect(await why(inGb18030("name\n买买提·吐尔逊"))).toBe("GB 18030");
});

test("what comes by a stream is held to its bound and no further", async () => {
  const part = Buffer.alloc(1024 * 1024, "a");
  let read = 0;
  const endless = Readable.from(
    (function* () {
      for (;;) {
        read += part.length;
        yield part;
      }
    })(),
  );
  await expect(bytesOfStream(endless)).rejects.toThrow("64 MB");
  expect(read).toBeLessThan(mostHeld + 32 * part.length);
  const held = await bytesOfStream(Readable.from([part, part]));
  expect([held.size, await encodingOf(held)]).toEqual([2 * part.length, utf8]);
});
