import { expect, test } from "vitest";
import { readConfig } from "./config.ts";

test("nothing set: this machine only, and the proxy on it is believed", () => {
  const { host, port, publicUrl, isTrustedProxy } = readConfig({});
  expect({ host, port, publicUrl }).toEqual({ host: "127.0.0.1", port: 4000, publicUrl: null });
  expect(["127.0.0.1", "::1", "10.0.0.1", ""].map(isTrustedProxy)).toEqual([true, true, false, false]);
});

test("TRUSTED_PROXIES names addresses and networks, or none", () => {
  const { isTrustedProxy } = readConfig({ TRUSTED_PROXIES: "10.0.0.0/8, 192.0.2.1" });
  expect(["10.9.9.9", "192.0.2.1", "192.0.2.2", "127.0.0.1"].map(isTrustedProxy)).toEqual([true, true, false, false]);
  expect(readConfig({ TRUSTED_PROXIES: "none" }).isTrustedProxy("127.0.0.1")).toBe(false);
});

test("CORS_ORIGINS names origins, every one, or none", () => {
  const allowed = (text?: string) => {
    const { isOriginAllowed } = readConfig(text === undefined ? {} : { CORS_ORIGINS: text });
    return ["https://a.example", "https://b.example:8443", "https://b.example"].map(isOriginAllowed);
  };
  expect(allowed()).toEqual([false, false, false]);
  expect(allowed("none")).toEqual([false, false, false]);
  expect(allowed("*")).toEqual([true, true, true]);
  expect(allowed("https://a.example, https://b.example:8443")).toEqual([true, true, false]);
});

test("WEBHOOK_HOSTS names hosts at one port or at any, or none", () => {
  const { isWebhookHostAllowed: isAllowed } = readConfig({ WEBHOOK_HOSTS: "Hooks.internal, 10.0.0.1:8080, [::1]:443" });
  const reached = (url: string) => isAllowed(new URL(url));
  expect(
    ["http://hooks.internal", "https://hooks.internal:9", "http://10.0.0.1:8080/x", "https://[::1]/"].map(reached),
  ).toEqual([true, true, true, true]);
  expect(["http://internal", "http://10.0.0.1", "https://10.0.0.1:8081", "http://[::1]/"].map(reached)).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(readConfig({}).isWebhookHostAllowed(new URL("http://127.0.0.1"))).toBe(false);
});

test.each([
  ["WEBHOOK_HOSTS", ""],
  ["WEBHOOK_HOSTS", "https://hooks.internal"],
  ["WEBHOOK_HOSTS", "hooks.internal/path"],
  ["WEBHOOK_HOSTS", "user@hooks.internal"],
  ["WEBHOOK_HOSTS", "hooks.internal:99999"],
  ["WEBHOOK_HOSTS", "two hosts"],
  ["API_PORT", "4000x"],
  ["API_PORT", "65536"],
  ["API_PORT", "04000"],
  ["HOST", "a b"],
  ["HOST", "1.2.3"],
  ["HOST", "256.0.0.1"],
  ["HOST", "a_b"],
  ["DATA_DIR", " "],
  ["GRAPHIQL", "yes"],
  ["PUBLIC_URL", "rules.example.com"],
  ["PUBLIC_URL", "https://rules.example.com/path"],
  ["PUBLIC_URL", "https://rules.example.com/?q"],
  ["PUBLIC_URL", "https://user@rules.example.com"],
  ["PUBLIC_URL", "ftp://rules.example.com"],
  ["TRUSTED_PROXIES", "everybody"],
  ["TRUSTED_PROXIES", "10.0.0.0/99"],
  ["TRUSTED_PROXIES", ""],
  ["CORS_ORIGINS", "a.example"],
  ["CORS_ORIGINS", "https://a.example/path"],
  ["CORS_ORIGINS", "https://a.example,*"],
  ["MUTATIONS_PER_MINUTE", "0"],
  ["COST_PER_MINUTE", "1e9"],
  ["METRICS_FROM", "everybody"],
  ["OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4318"],
  ["LOG_LEVEL", "loud"],
])("%s=%s is refused by name in both languages", (variable, value) => {
  expect(() => readConfig({ [variable]: value })).toThrow(
    new RegExp(`^${variable}：.*\\p{Script=Han}.* / ${variable}: `, "u"),
  );
});

test("the query page and suggestions are off unless they are switched on, whatever the environment is called", () => {
  for (const NODE_ENV of [undefined, "development", "production"])
    expect(readConfig(NODE_ENV ? { NODE_ENV } : {}).graphiql).toBe(false);
  expect(readConfig({ GRAPHIQL: "on" }).graphiql).toBe(true);
});
