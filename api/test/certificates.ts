import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import forge from "node-forge";

/** A private key with the certificates that lead from it towards a root, as a server hands them out. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** A root authority with an intermediate one that signs. */
export interface Authority {
  /** The file of the root's certificate, for whoever is to trust it. */
  readonly rootFile: string;
  /** A certificate for the host of that name. */
  issue(host: string): Certificate;
  remove(): void;
}

export function makeAuthority(): Authority {
  const folder = mkdtempSync(join(tmpdir(), "beian-authority-"));
  // Another authority has another name, as in life.
  const root = sign(`root ${randomBytes(4).toString("hex")}`, authorityOnly);
  const intermediate = sign("intermediate", authorityOnly, root);
  const rootFile = join(folder, "root.pem");
  writeFileSync(rootFile, root.cert);
  return {
    rootFile,
    issue(host) {
      const own = sign(host, hostOnly(host), intermediate);
      return { key: own.key, cert: own.cert + intermediate.cert };
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

const authorityOnly = [
  { name: "basicConstraints", critical: true, cA: true },
  { name: "keyUsage", critical: true, keyCertSign: true },
  { name: "subjectKeyIdentifier" },
];

function hostOnly(host: string) {
  const dnsName = 2;
  return [
    { name: "basicConstraints", cA: false },
    { name: "extKeyUsage", serverAuth: true },
    { name: "subjectAltName", altNames: [{ type: dnsName, value: host }] },
  ];
}

/** A new key with its certificate, signed by the authority, or by itself where there is none. */
function sign(name: string, extensions: readonly object[], authority?: Certificate): Certificate {
  // Made by Node, which is much quicker at it.
  const { privateKey, publicKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey);
  // A number that begins with a set bit would be read as negative.
  certificate.serialNumber = `00${randomBytes(16).toString("hex")}`;
  const dayMs = 86_400_000;
  certificate.validity.notBefore = new Date(Date.now() - dayMs);
  certificate.validity.notAfter = new Date(Date.now() + dayMs);
  certificate.setSubject([{ name: "commonName", value: name }]);
  certificate.setIssuer(
    authority ? forge.pki.certificateFromPem(authority.cert).subject.attributes : certificate.subject.attributes,
  );
  certificate.setExtensions([...extensions]);
  certificate.sign(forge.pki.privateKeyFromPem(authority?.key ?? privateKey), forge.md.sha256.create());
  return { key: privateKey, cert: forge.pki.certificateToPem(certificate) };
}
