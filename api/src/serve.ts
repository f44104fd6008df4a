import { once } from "node:events";
import { pino } from "pino";
import { createApp } from "./app.ts";
import { InvalidConfig, readConfig } from "./config.ts";
import type { FirstAccount } from "./domain/first-accounts.ts";
import { createLog } from "./operations/log.ts";
import { untraced } from "./operations/trace.ts";
import { StoreUnavailable } from "./store/store-unavailable.ts";
import { version } from "./version.ts";

try {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel, pino.destination(2));
  const { otlpEndpoint } = config;
  // What traces are made with takes a while to load, so it is left out where nobody collects them.
  const tracing = otlpEndpoint
    ? (await import("./operations/tracing.ts")).startTracing(otlpEndpoint, version)
    : untraced;
  const app = await createApp({ ...config, tracing, now: () => new Date(), log });
  const accounts = await app.createFirstAccounts();
  app.server.listen(config.port, config.host);
  await once(app.server, "listening");
  const address = app.server.address();
  const port = typeof address === "object" && address ? address.port : config.port;
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => {
      log.info({ signal }, "stopping");
      app
        .close()
        .then(() => tracing.stop())
        .then(
          () => process.exit(0),
          (error: unknown) => {
            log.error({ err: error }, "could not stop cleanly");
            process.exit(1);
          },
        );
    });

  const host = config.host.includes(":") ? `[${config.host}]` : config.host;
  const notice = accounts.length > 0 ? firstAccountsNotice(accounts) : "";
  // As one, for whoever waits for the address and stops the server then still gets the passwords.
  process.stdout.write(`GraphQL: http://${host}:${port}/graphql\n${notice}`);
} catch (error) {
  if (error instanceof InvalidConfig || error instanceof StoreUnavailable) fail(error.message);
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE")
    fail("端口已被占用，请设置 API_PORT / the port is in use; set API_PORT");
  throw error;
}

function firstAccountsNotice(accounts: readonly FirstAccount[]): string {
  const lines = accounts.map(({ role, email, password }) => `  ${email.padEnd(26)}${password.padEnd(24)}${role}\n`);
  return `
已为每个角色创建一个账号。以下密码只显示这一次，请妥善保存：
One account a role was created. These passwords are shown this once only; keep them safe:
${lines.join("")}
`;
}

function fail(line: string): never {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}
