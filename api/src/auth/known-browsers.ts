import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/**
 * Tells browsers that were signed in to an account before from any other, by a cookie that scripts can't read. It lets
 * nobody in: it only keeps strangers' guesses from making its owner wait. It names no account to whoever reads it.
 */
export interface KnownBrowsers {
  /** What tells the browser apart, where it was signed in to the account within the last months; else null. */
  markOf(cookies: string | undefined, account: string): string | null;
  /** The header Set-Cookie by which the browser is known for the account from now on. */
  remembering(cookies: string | undefined, account: string): string;
}

/** As long as somebody may be away for. */
const daysKnown = 90;
/** Browsers that people share are known for the last ones who used them. */
const mostMarks = 5;
/** A name by chance, when it was given in seconds, and the proof of both. */
const markForm = /^(?<name>[\w-]{16})\.(?<at>\d{1,12})\.(?<proof>[\w-]{43})$/;

interface Mark {
  readonly text: string;
  readonly name: string;
  readonly at: number;
  readonly proof: string;
}

export function createKnownBrowsers(parts: {
  /** The instance's key for sessions, of which one of its own is made. */
  secret: Uint8Array;
  isSecure: boolean;
  now: () => Date;
}): KnownBrowsers {
  const { isSecure, now } = parts;
  const key = createHmac("sha256", parts.secret).update("known browsers").digest();
  const cookieName = isSecure ? "__Host-beian.known_browser" : "beian.known_browser";
  const seconds = () => Math.floor(now().getTime() / 1_000);
  const proofOf = (account: string, name: string, at: number) =>
    createHmac("sha256", key)
      .update(JSON.stringify([account, name, at]))
      .digest("base64url");

  const marksIn = (cookies = ""): readonly Mark[] =>
    cookies
      .split(";")
      .map((pair) => pair.trim())
      .filter((pair) => pair.startsWith(`${cookieName}=`))
      .flatMap((pair) => pair.slice(cookieName.length + 1).split("~", mostMarks))
      .flatMap((text) => {
        const { name, at, proof } = markForm.exec(text)?.groups ?? {};
        return name && at && proof ? [{ text, name, at: Number(at), proof }] : [];
      });
  const isOf = (account: string, { name, at, proof }: Mark): boolean => {
    const age = seconds() - at;
    return age >= 0 && age < daysKnown * 86_400 && isSame(proof, proofOf(account, name, at));
  };

  return {
    markOf: (cookies, account) => marksIn(cookies).find((mark) => isOf(account, mark))?.name ?? null,
    remembering(cookies, account) {
      const marks = marksIn(cookies);
      const former = marks.find((mark) => isOf(account, mark));
      // The same name again: signing in must not buy the next guesses.
      const name = former?.name ?? randomBytes(12).toString("base64url");
      const at = seconds();
      const others = marks.filter((mark) => mark !== former).map(({ text }) => text);
      const value = [`${name}.${at}.${proofOf(account, name, at)}`, ...others].slice(0, mostMarks).join("~");
      const secure = isSecure ? "; Secure" : "";
      return `${cookieName}=${value}; Max-Age=${daysKnown * 86_400}; Path=/; HttpOnly; SameSite=Strict${secure}`;
    },
  };
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
