import { createHmac, createSecretKey, timingSafeEqual } from "node:crypto";
import type { ReceiptBody } from "@beian/shared";
import { decodeReceipt, encodeReceipt } from "@beian/shared";

/** Signs receipts with the instance's key, and tells whether one is its own. */
export interface Receipts {
  /** The body as text, a dot, and its signature. */
  issue(body: ReceiptBody): string;
  /** The body of a receipt that this instance issued; null for any other text. */
  open(receipt: string): ReceiptBody | null;
}

/** A receipt is below this; anything longer isn't looked at. */
const longestReceipt = 1_000;

export function createReceipts(key: Uint8Array): Receipts {
  // Made ready once: from raw bytes it would cost several times the signing.
  const secret = createSecretKey(key);
  const sign = (text: string) => createHmac("sha256", secret).update(text).digest();
  return {
    issue(body) {
      const text = encodeReceipt(body);
      return `${text}.${sign(text).toString("base64url")}`;
    },
    open(receipt) {
      if (receipt.length > longestReceipt) return null;
      const [text, signature, ...rest] = receipt.split(".");
      if (text === undefined || signature === undefined || rest.length > 0) return null;
      const given = Buffer.from(signature, "base64url");
      const own = sign(text);
      if (given.length !== own.length || !timingSafeEqual(given, own)) return null;
      return decodeReceipt(text);
    },
  };
}
