import { randomBytes } from "node:crypto";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { createCompress } from "./compression.ts";
import { storedBody } from "./stored-body.ts";

const large = (): Buffer => Buffer.from(randomBytes(750_000).toString("hex"));

test("one is compressed at a time, four more wait, and what is beyond is left as it is at once", async () => {
  const compress = createCompress();
  const bodies = Array.from({ length: 12 }, large);
  const forms = await Promise.all(bodies.map((bytes, index) => compress(index % 2 === 0 ? "br" : "gzip", bytes)));
  expect(forms.map((form) => form !== null)).toEqual(bodies.map((_, index) => index < 5));
  for (const [index, form] of forms.slice(0, 5).entries()) {
    const unpack = index % 2 === 0 ? brotliDecompressSync : gunzipSync;
    expect(form && unpack(form).equals(bodies[index] ?? Buffer.alloc(0))).toBe(true);
  }
  expect(await compress("br", Buffer.from("again"))).not.toBeNull();
});

test("a body that had to be left as it is is compressed when it is asked for again, once, and charged for it", async () => {
  const compress = createCompress();
  const [bytes, charged] = [large(), [] as number[]];
  const body = storedBody({
    contentType: "application/json",
    bytes,
    compress,
    charge: (more) => charged.push(more) > 0,
  });
  const busy = Array.from({ length: 5 }, () => compress("gzip", large()));
  expect(await body.compressed("br")).toBeNull();
  await Promise.all(busy);
  const [form, same] = await Promise.all([body.compressed("br"), body.compressed("br")]);
  expect(form && brotliDecompressSync(form).equals(bytes)).toBe(true);
  expect([same, await body.compressed("br")]).toEqual([form, form]);
  expect(charged).toEqual([form?.length]);
});
