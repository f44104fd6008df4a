import { once } from "node:events";
import type { Server } from "node:http";
import { pino } from "pino";
import type { App } from "./app.ts";
import { createApp } from "./app.ts";
import { ProductRulesUnreadable } from "./bring-rules.ts";
import { InvalidConfig, readConfig } from "./config.ts";
import type { FirstAccount } from "./domain/first-accounts.ts";
import { createFrontDoor } from "./http/front-door.ts";
import { createLog } from "./operations/log.ts";
import { untraced } from "./operations/trace.ts";
import { NoKey } from "./secrets.ts";
import { timeLimits } from "./server.ts";
import { StoreUnavailable } from "./store/ports/store-unavailable.ts";
import { version } from "./version.ts";

try {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel, pino.destination(2));
  // The port first: a start that can't have it has touched nothing.
  const door = createFrontDoor(timeLimits);
  door.server.listen(config.port, config.host);
  await once(door.server, "listening");
  const { otlpEndpoint } = config;
  // What traces are made with takes a while to load, so it is left out where nobody collects them.
  const tracing = otlpEndpoint
    ? (await import("./operations/tracing.ts")).startTracing(otlpEndpoint, version)
    : untraced;
  const app = await createApp({ ...config, server: door.server, tracing, now: () => new Date(), log });
  // From here on a signal waits until what was made has been told.
  const told = Promise.withResolvers<void>();
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => {
      log.info({ signal }, "stopping");
      told.promise
        .then(() => app.close())
        .then(() => tracing.stop())
        .then(
          () => process.exit(0),
          (error: unknown) => {
            log.error({ err: error }, "could not stop cleanly");
            process.exit(1);
          },
        );
    });
  const accounts = await firstAccountsOf(app);
  door.open(app.listener);
  const notice = accounts.length > 0 ? firstAccountsNotice(accounts) : "";
  // As one, for whoever waits for the address and stops the server then still gets the passwords.
  await print(`GraphQL: ${addressOf(door.server, config.host)}/graphql\n${notice}`).catch((error: unknown) => {
    log.error({ err: error }, "standard output can't be written to");
    if (accounts.length > 0) process.stderr.write(unprintedNotice(accounts));
  });
  told.resolve();
} catch (error) {
  const expected = [InvalidConfig, StoreUnavailable, NoKey, ProductRulesUnreadable];
  if (error instanceof Error && expected.some((kind) => error instanceof kind)) fail(error.message);
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE")
    fail("端口已被占用，请设置 API_PORT / the port is in use; set API_PORT");
  if (error instanceof Error && "syscall" in error && error.syscall === "listen")
    fail(`无法监听，请检查 HOST 与 API_PORT：${error.message} / can't listen; see HOST and API_PORT: ${error.message}`);
  throw error;
}

/** The last thing that a start does: whatever fails before leaves nobody an account whose password was never shown. */
async function firstAccountsOf(app: App): Promise<readonly FirstAccount[]> {
  try {
    return await app.createFirstAccounts();
  } catch (error) {
    await app.close();
    throw error;
  }
}

/** Resolves once it is written; whoever reads may have gone. */
function print(text: string): Promise<void> {
  // Without a listener a write that fails ends the process.
  process.stdout.on("error", () => undefined);
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

function addressOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

function firstAccountsNotice(accounts: readonly FirstAccount[]): string {
  const lines = accounts.map(({ role, email, password }) => `  ${email.padEnd(26)}${password.padEnd(24)}${role}\n`);
  return `
已为每个角色创建一个账号。以下密码只显示这一次，请妥善保存：
One account a role was created. These passwords are shown this once only; keep them safe:
${lines.join("")}
`;
}

/** Without the passwords: what standard error gets is kept by logs. */
function unprintedNotice(accounts: readonly FirstAccount[]): string {
  const emails = accounts.map(({ email }) => email).join(" ");
  return `已创建账号，但密码未能显示，请用 npm run -s rules -- account password --email … 设置：${emails} / accounts were created and their passwords couldn't be shown; set them by npm run -s rules -- account password --email …: ${emails}\n`;
}

function fail(line: string): never {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}
