import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { verifyPassword as verifyFormerHash } from "better-auth/crypto";

/** What OWASP asks of scrypt at least, at 32 MiB: ten people who sign in at once leave room for everything else. */
const cost = { N: 2 ** 15, r: 8, p: 3 } as const;
const keyBytes = 64;
const form = /^scrypt\$(?<N>\d+)\$(?<r>\d+)\$(?<p>\d+)\$(?<salt>[\w-]+)\$(?<key>[\w-]+)$/;

/** The slow hash of a password, with all that comparing takes: scrypt$N$r$p$salt$key, the last two in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derivedKey(password, salt, cost);
  return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

/** Also takes the hashes that versions before made, in the same time as its own, so that nobody learns which one it was. */
export async function verifyPassword({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const { N, r, p, salt, key } = form.exec(hash)?.groups ?? {};
  if (salt === undefined || key === undefined) {
    const [matches] = await Promise.all([verifyFormerHash({ hash, password }), hashPassword(password)]);
    return matches;
  }
  const expected = Buffer.from(key, "base64url");
  const parameters = { N: Number(N), r: Number(r), p: Number(p) };
  const derived = await derivedKey(password, Buffer.from(salt, "base64url"), parameters);
  return derived.length === expected.length && timingSafeEqual(derived, expected);
}

function derivedKey(password: string, salt: Uint8Array, { N, r, p }: { N: number; r: number; p: number }) {
  return new Promise<Buffer>((resolve, reject) => {
    // One form of what looks alike, however it was typed.
    scrypt(password.normalize("NFKC"), salt, keyBytes, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
