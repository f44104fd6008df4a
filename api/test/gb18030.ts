const pairs = new Map<string, readonly [number, number]>();

/** Text in GB 18030 as Windows in Chinese writes it: characters of one byte and of two. */
export function inGb18030(text: string): Buffer {
  if (pairs.size === 0) {
    const decoder = new TextDecoder("gb18030", { fatal: true });
    for (let lead = 0x81; lead <= 0xfe; lead += 1)
      for (let second = 0x40; second <= 0xfe; second += 1)
        if (second !== 0x7f) pairs.set(decoder.decode(Uint8Array.of(lead, second)), [lead, second]);
  }
  return Buffer.from(
    [...text].flatMap((character) => {
      const code = character.charCodeAt(0);
      if (code < 0x80) return [code];
      const pair = pairs.get(character);
      if (!pair) throw new Error(`${character} has no two bytes`);
      return [...pair];
    }),
  );
}
