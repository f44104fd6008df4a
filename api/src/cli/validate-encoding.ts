import { CommandRefused } from "./command.ts";
import type { Bytes } from "./validate-bytes.ts";
import { breaksIn } from "./validate-line.ts";

/** A way to write text as bytes, of which every byte can be held against it. */
export interface Encoding {
  readonly name: string;
  /** As TextDecoder knows it. */
  readonly label: string;
  /** How many bytes the character that begins at a place has by its first two; 0 where none can begin. */
  lengthAt(bytes: Uint8Array, at: number): number;
}

export const utf8: Encoding = {
  name: "UTF-8",
  label: "utf-8",
  lengthAt(bytes, at) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) return lengthOfAscii(lead);
    if (lead < 0xc2 || lead > 0xf4) return 0;
    return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  },
};

export const gb18030: Encoding = {
  name: "GB 18030",
  label: "gb18030",
  lengthAt(bytes, at) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) return lengthOfAscii(lead);
    // The euro of code page 936.
    if (lead === 0x80) return 1;
    if (lead === 0xff) return 0;
    const second = bytes[at + 1] ?? 0x40;
    return second >= 0x30 && second <= 0x39 ? 4 : 2;
  },
};

const utf16 = (name: string, label: string, high: 0 | 1): Encoding => ({
  name,
  label,
  lengthAt(bytes, at) {
    const [one, other] = [bytes[at + high], bytes[at + 1 - high]];
    if (one === undefined || other === undefined) return 2;
    if (one === 0 && other === 0) return 0;
    return one >= 0xd8 && one <= 0xdb ? 4 : 2;
  },
});
const utf16le = utf16("UTF-16", "utf-16le", 1);
const utf16be = utf16("UTF-16", "utf-16be", 0);

/** No text holds it, but UTF-16 that doesn't say what it is does at every second byte. */
function lengthOfAscii(byte: number): number {
  return byte === 0 ? 0 : 1;
}

/** How all of the bytes are written. Throws CommandRefused where no one way explains them all, or two do. */
export async function encodingOf(bytes: Bytes): Promise<Encoding> {
  const marked = await markedAs(bytes);
  if (marked) {
    const fault = await faultIn(bytes, marked);
    if (fault)
      throw refused(
        `文件标明是 ${marked.name}，但${fault.zh}不是`,
        `the file says that it is ${marked.name}, and isn't at ${fault.en}`,
      );
    return marked;
  }
  const seen = { two: false, more: false };
  const notUtf8 = await faultIn(bytes, utf8, (text) => {
    seen.two ||= /[\xc2-\xdf]/.test(text);
    seen.more ||= /[\xe0-\xf4]/.test(text);
    return null;
  });
  if (notUtf8 === null) {
    // Chinese in UTF-8 takes three bytes a character; pairs alone may as well be Chinese in GB 18030.
    if (seen.two && !seen.more)
      throw refused(
        "无法判断文件是 UTF-8 还是 GB 18030",
        "the file may be UTF-8 or GB 18030, and there is no telling which",
      );
    return utf8;
  }
  const notGb18030 = await faultIn(bytes, gb18030);
  if (notGb18030)
    throw refused(
      `文件不是 UTF-8（${notUtf8.zh}），也不是 GB 18030（${notGb18030.zh}）`,
      `the file is neither UTF-8 (${notUtf8.en}) nor GB 18030 (${notGb18030.en})`,
    );
  const among = utf8Among();
  const use = useOfCharacters();
  const mixed = await faultIn(bytes, gb18030, (text) => {
    use.count(text);
    return among(text);
  });
  if (mixed)
    throw refused(
      `文件混用了两种编码：${mixed.zh}是 UTF-8，${notUtf8.zh}不是`,
      `the file mixes encodings: ${mixed.en} is UTF-8, and ${notUtf8.en} isn't`,
    );
  if (use.isOdd())
    throw refused(
      `文件不是 UTF-8（${notUtf8.zh}），读作 GB 18030 则多为生僻字，应是另一种编码`,
      `the file isn't UTF-8 (${notUtf8.en}), and read as GB 18030 it has too many rare characters to be that`,
    );
  return gb18030;
}

/** The text of the bytes, part by part, and how far into them one has read. */
export async function* textOf(bytes: Bytes, { label }: Encoding): AsyncGenerator<{ text: string; bytesRead: number }> {
  const decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
  let bytesRead = 0;
  let isBegun = false;
  for await (const part of bytes.read()) {
    bytesRead += part.length;
    const text = decoded(() => decoder.decode(part, { stream: true }));
    yield { text: isBegun ? text : text.replace(/^\uFEFF/, ""), bytesRead };
    isBegun ||= text !== "";
  }
  decoded(() => decoder.decode());
}

function decoded(decode: () => string): string {
  try {
    return decode();
  } catch {
    throw new CommandRefused({ zh: "文件在核对过程中被改动", en: "the file was changed while it was being checked" });
  }
}

/** By a byte order mark; null where there is none. */
async function markedAs(bytes: Bytes): Promise<Encoding | null> {
  let first = Buffer.alloc(0);
  for await (const part of bytes.read()) {
    first = Buffer.concat([first, part.subarray(0, 3)]);
    if (first.length >= 3) break;
  }
  const mark = first.toString("latin1");
  if (mark.startsWith("\xef\xbb\xbf")) return utf8;
  if (mark.startsWith("\xff\xfe")) return utf16le;
  return mark.startsWith("\xfe\xff") ? utf16be : null;
}

/** Where in the file, for people. */
interface Place {
  readonly zh: string;
  readonly en: string;
}

/** The first place at which the bytes aren't what an encoding has, or at which what is looked for is found. */
async function faultIn(
  bytes: Bytes,
  { label, lengthAt }: Encoding,
  look?: (latin1: string) => number | null,
): Promise<Place | null> {
  const decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
  const textIn = (part: Uint8Array) => {
    try {
      return decoder.decode(part);
    } catch {
      return null;
    }
  };
  let rest = Buffer.alloc(0);
  let before = 0;
  let line = 1;
  let end = "";
  const placeAt = (at: number, chunk: Uint8Array): Place => {
    const byte = before + at + 1;
    const inLine = line + (at > 0 ? breaksIn(textIn(chunk.subarray(0, at)) ?? "", end) : 0);
    return { zh: `第 ${inLine} 行、第 ${byte} 个字节`, en: `line ${inLine}, byte ${byte}` };
  };
  for await (const part of bytes.read()) {
    const chunk = Buffer.concat([rest, part]);
    let whole = 0;
    let length = 1;
    while (whole < chunk.length) {
      length = lengthAt(chunk, whole);
      if (length === 0 || whole + length > chunk.length) break;
      whole += length;
    }
    const text = textIn(chunk.subarray(0, whole));
    if (text === null) {
      let at = 0;
      while (textIn(chunk.subarray(at, at + lengthAt(chunk, at))) !== null) at += lengthAt(chunk, at);
      return placeAt(at, chunk);
    }
    if (length === 0) return placeAt(whole, chunk);
    const found = look?.(chunk.toString("latin1", 0, whole)) ?? null;
    if (found !== null) return placeAt(found, chunk);
    line += breaksIn(text, end);
    end = text.at(-1) ?? end;
    before += whole;
    rest = chunk.subarray(whole);
  }
  if (rest.length > 0) return placeAt(0, rest);
  const found = look?.("\n") ?? null;
  return found === null ? null : placeAt(found, rest);
}

/** Chinese words and marks as UTF-8 has them, whole. */
const inUtf8 = /^(?:[\xe3-\xe9][\x80-\xbf]{2}|\xef[\xbc-\xbf][\x80-\xbf]|\xe2\x80[\x80-\xbf]|\xc2\xb7)+$/;
/** Characters in general use as GB 18030 has them: those of GB 2312. */
const inGeneralUse = /^(?:[\xa1-\xf7][\xa1-\xfe])+$/;
/** A character of GB 18030 beyond ASCII. */
const character = /[\x81-\xfe](?:[\x30-\x39][\x81-\xfe][\x30-\x39]|[\x40-\xfe])/g;
/** Names have rare characters; with addresses beside them, hardly one in twenty is. In Big5 and Shift JIS two of five would be. */
const mostRare = 1 / 5;
/** As many as are kept to tell by. */
const mostCounted = 10_000;
/** Fewer tell nothing. */
const fewest = 16;
/** From here on it is no chance any more: six characters of GB 18030 that are four of UTF-8 too. */
const byNoChance = 12;

/**
 * Finds UTF-8 among GB 18030, which nearly any pair of bytes is, by whole stretches of characters beyond ASCII; where one
 * began, which may be before the part at hand.
 */
function utf8Among(): (latin1: string) => number | null {
  let open = "";
  return (latin1) => {
    const text = open + latin1;
    const shift = open.length;
    open = /[\x80-\xff]{1,4096}$/.exec(text)?.[0] ?? "";
    for (const { 0: stretch, index } of text.matchAll(/[\x80-\xff]{6,}/g)) {
      const isOpen = index + stretch.length === text.length;
      if (!isOpen && inUtf8.test(stretch) && (stretch.length >= byNoChance || !inGeneralUse.test(stretch)))
        return index - shift;
    }
    return null;
  };
}

/** Tells GB 18030 from other encodings of pairs of bytes, which it knows nearly all of. */
function useOfCharacters() {
  // Each once: a few names that come again and again tell no more than they do once.
  const all = new Set<string>();
  let rare = 0;
  return {
    /** From one character's beginning to another's end. */
    count(latin1: string) {
      for (const [one] of latin1.matchAll(character)) {
        if (all.size >= mostCounted || all.has(one)) continue;
        all.add(one);
        if (!inGeneralUse.test(one)) rare += 1;
      }
    },
    isOdd: () => all.size >= fewest && rare > all.size * mostRare,
  };
}

function refused(zh: string, en: string): CommandRefused {
  return new CommandRefused({
    zh: `${zh}；未作核对，请另存为 UTF-8（Excel：CSV UTF-8）`,
    en: `${en}; nothing is checked: save it as UTF-8 (in Excel, CSV UTF-8)`,
  });
}
