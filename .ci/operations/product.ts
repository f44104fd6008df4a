import { spawn, spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { approved, took } from "../../api/test/change-steps.ts";
import { freePort, ready } from "../served-api.ts";

/** The product as the image runs it, with a name that only a proxy in front of it answers to. */
export interface Product {
  readonly apiUrl: string;
  readonly adminUrl: string;
  /** Where browsers would reach it. */
  readonly publicUrl: URL;
  readonly password: string;
  /** The email and a token of somebody with this role. */
  as(role: "EDITOR" | "REVIEWER" | "ADMINISTRATOR"): { readonly email: string; readonly token: string };
  /** Publishes a change under four eyes. */
  publish(noteZh: string): Promise<void>;
  gql<Data>(query: string, as: { readonly token: string }): Promise<Data>;
}

export async function withProduct(
  image: string,
  folder: string,
  work: (product: Product) => Promise<void>,
): Promise<void> {
  const [apiPort, adminPort, httpsPort] = [await freePort(), await freePort(), await freePort()];
  const [apiUrl, adminUrl] = [`http://127.0.0.1:${apiPort}`, `http://127.0.0.1:${adminPort}`];
  const publicUrl = new URL(`https://rules.example.com:${httpsPort}`);
  const env = {
    ...process.env,
    NODE_ENV: "production",
    HOST: "127.0.0.1",
    DATA_DIR: join(folder, "data"),
    PUBLIC_URL: publicUrl.origin,
    TRUSTED_PROXIES: "127.0.0.1",
    API_PORT: String(apiPort),
  };
  const adminEnv = { ...env, API_URL: apiUrl, PORT: String(adminPort), HOSTNAME: "127.0.0.1" };
  const password = "a long password of the checks";
  const rules = (args: readonly string[], input = "") => {
    const cli = join(image, "api/src/cli/main.ts");
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { env, input, encoding: "utf8" });
    if (status !== 0) throw new Error(`rules ${args.join(" ")}: ${stderr}`);
    return stdout.trim();
  };

  const people = new Map<string, { email: string; token: string }>();
  const as: Product["as"] = (role) => {
    let person = people.get(role);
    if (!person) {
      const email = `${role.toLowerCase()}@check.example`;
      rules(["account", "create", "--email", email, "--name", role, "--role", role], `${password}\n`);
      person = { email, token: rules(["token", "create", "--email", email, "--days", "1"]) };
      people.set(role, person);
    }
    return person;
  };
  const ask = async (query: string, variables: object, token: string) => {
    const response = await fetch(`${apiUrl}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    return { data: null, errors: [], ...((await response.json()) as object), status: response.status };
  };
  const asked = {
    gql: <Data>(query: string, variables: object = {}, by?: { token: string }) =>
      ask(query, variables, by?.token ?? "") as Promise<{ status: number; data: Data | null; errors: [] }>,
  };

  const log = openSync(join(folder, "product.log"), "w");
  const start = (cwd: string, file: string, environment: NodeJS.ProcessEnv) =>
    spawn(process.execPath, [file], { cwd, env: environment, stdio: ["ignore", log, log] });
  const processes = [start(image, "api/src/main.ts", env)];
  const ended = () => processes.some((one) => one.exitCode !== null);
  try {
    await ready(`${apiUrl}/health/ready`, ended);
    processes.push(start(join(image, "admin/admin"), "server.js", adminEnv));
    await ready(`${adminUrl}/sign-in`, ended);
    await work({
      apiUrl,
      adminUrl,
      publicUrl,
      password,
      as,
      async publish(noteZh) {
        const [editor, reviewer] = [as("EDITOR"), as("REVIEWER")];
        const edit = { province: "ZJ", requirement: "house-number", value: "REQUIRED", noteZh };
        const { number, version } = await approved(asked, { editor, reviewer }, [edit]);
        await took(asked, "publishChange", { number, version }, reviewer);
      },
      async gql<Data>(query: string, { token }: { token: string }) {
        return (await ask(query, {}, token)).data as Data;
      },
    });
  } catch (error) {
    console.error(readFileSync(join(folder, "product.log"), "utf8").slice(-4_000));
    throw error;
  } finally {
    for (const one of processes) one.kill("SIGTERM");
    await Promise.all(processes.map((one) => one.exitCode ?? new Promise((resolve) => one.once("exit", resolve))));
    closeSync(log);
  }
}
