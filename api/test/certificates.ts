import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

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

const authorityOnly = ["basicConstraints=critical,CA:TRUE", "keyUsage=critical,keyCertSign"];

/** Makes them by the openssl of this machine, which comes with its ca-certificates. */
export function makeAuthority(): Authority {
  const folder = mkdtempSync(join(tmpdir(), "beian-authority-"));
  const config = join(folder, "openssl.cnf");
  writeFileSync(config, "[req]\ndistinguished_name = dn\n[dn]\n");
  const pathOf = (name: string, kind: "pem" | "key") => join(folder, `${name}.${kind}`);
  const make = (name: string, extensions: readonly string[], signer?: string) => {
    const signing = signer ? ["-CA", pathOf(signer, "pem"), "-CAkey", pathOf(signer, "key")] : [];
    execFileSync(
      "openssl",
      [
        ...["req", "-x509", "-config", config, "-days", "2", "-subj", `/CN=${name}`],
        ...["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"],
        ...["-keyout", pathOf(name, "key"), "-out", pathOf(name, "pem"), ...signing],
        ...extensions.flatMap((extension) => ["-addext", extension]),
      ],
      { stdio: "pipe", timeout: 20_000 },
    );
    return readFileSync(pathOf(name, "pem"), "utf8");
  };
  make("root", authorityOnly);
  const intermediate = make("intermediate", authorityOnly, "root");
  return {
    rootFile: pathOf("root", "pem"),
    issue(host) {
      const names = [`subjectAltName=DNS:${host}`, "basicConstraints=CA:FALSE", "extendedKeyUsage=serverAuth"];
      const own = make(host, names, "intermediate");
      return { key: readFileSync(pathOf(host, "key"), "utf8"), cert: `${own}${intermediate}` };
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
