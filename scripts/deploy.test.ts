import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "./child.mjs";

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: Readonly<Record<string, unknown>>;
  readonly annotations: Readonly<Record<string, unknown>>;
}

const read = (file: string) => parse(readFileSync(join(root, "deploy", file), "utf8"), { strict: true });
const rules = (read("alerts.yaml") as { groups: { rules: Rule[] }[] }).groups.flatMap((group) => group.rules);

test.each(rules.map((rule) => [rule.alert, rule] as const))(
  "%s has labels and annotations as Prometheus takes them",
  (_, { labels, annotations, ...rule }) => {
    expect(Object.keys(rule).filter((key) => !["alert", "expr", "for"].includes(key))).toEqual([]);
    for (const [key, value] of Object.entries({ ...labels, ...annotations })) {
      expect(key).toMatch(/^[a-zA-Z_][a-zA-Z0-9_]*$/);
      expect([key, typeof value]).toEqual([key, "string"]);
    }
    expect(labels).toEqual({ severity: expect.stringMatching(/^(page|ticket)$/) });
    expect(annotations).toEqual({ summary: expect.stringMatching(/\.$/) });
  },
);

test("each alert has a case in which it comes, and one without which it doesn't", () => {
  interface Case {
    readonly alert_rule_test?: { alertname: string; exp_alerts: unknown[] }[];
  }
  const cases = (read("alerts.test.yaml") as { tests: Case[] }).tests.flatMap((one) => one.alert_rule_test ?? []);
  const coming = new Set(cases.filter((one) => one.exp_alerts.length > 0).map((one) => one.alertname));
  expect([...coming].toSorted()).toEqual(rules.map((rule) => rule.alert).toSorted());
});

test("the compose file starts the image's own processes, reads nothing that isn't said, and lets nobody write", () => {
  interface Service {
    readonly environment: Readonly<Record<string, string>>;
    readonly ports?: readonly string[];
    readonly restart: string;
    readonly read_only: boolean;
    readonly cap_drop: readonly string[];
    readonly security_opt: readonly string[];
    readonly networks: Readonly<Record<string, { ipv4_address: string }>>;
    readonly depends_on?: Readonly<Record<string, unknown>>;
  }
  const { services, networks, volumes } = read("compose.yaml") as {
    services: Record<string, Service>;
    networks: Record<string, { ipam: { config: { subnet: string; gateway: string }[] } }>;
    volumes: Record<string, unknown>;
  };
  expect(Object.keys(services)).toEqual(["api", "admin"]);
  for (const service of Object.values(services)) {
    expect(service.restart).toBe("unless-stopped");
    expect([service.read_only, service.cap_drop, service.security_opt]).toEqual([
      true,
      ["ALL"],
      ["no-new-privileges:true"],
    ]);
    for (const port of service.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
    for (const [network, { ipv4_address: address }] of Object.entries(service.networks)) {
      const [subnet = ""] = networks[network]?.ipam.config.map((one) => one.subnet) ?? [];
      expect(subnet.split(".").slice(0, 3)).toEqual(address.split(".").slice(0, 3));
    }
    for (const on of Object.keys(service.depends_on ?? {})) expect(services).toHaveProperty(on);
  }
  // Whatever comes by the published port comes from the network's gateway: both have to look behind it to tell people apart.
  const [{ gateway } = { gateway: "" }] = networks.inside?.ipam.config ?? [];
  const trusted = (name: string) => services[name]?.environment.TRUSTED_PROXIES?.split(",");
  expect(trusted("admin")).toEqual([gateway]);
  expect(trusted("api")).toEqual([services.admin?.networks.inside?.ipv4_address, gateway]);
  expect(Object.keys(volumes)).toEqual(["data"]);
});
