import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { request as requestOverHttp } from "node:http";
import { request as requestOverHttps } from "node:https";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { makeAuthority } from "../../api/test/certificates.ts";
import type { Tally } from "../served-api.ts";
import { freePort } from "../served-api.ts";
import type { Product } from "./product.ts";

/** An address of this machine that no proxy is trusted at, as which the checks come. */
const client = "127.0.0.9";
const forged = "203.0.113.66";

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Starts the real nginx on the site's own file before the product, and goes through it as browsers do. */
export async function behindNginx(product: Product, site: string, folder: string, tally: Tally): Promise<void> {
  const place = join(folder, "nginx");
  mkdirSync(place);
  const authority = makeAuthority();
  const { hostname, port, host } = product.publicUrl;
  const { key, cert } = authority.issue(hostname);
  writeFileSync(join(place, "key.pem"), key, { mode: 0o600 });
  writeFileSync(join(place, "fullchain.pem"), cert);
  const httpPort = await freePort();
  writeFileSync(join(place, "site.conf"), siteHere(readFileSync(site, "utf8"), { product, place, port, httpPort }));
  writeFileSync(
    join(place, "nginx.conf"),
    `${process.getuid?.() === 0 ? "user root;" : ""} daemon off; pid ${place}/pid; error_log ${place}/error.log;
     events {}
     http {
       client_body_temp_path ${place}/body; proxy_temp_path ${place}/proxy; fastcgi_temp_path ${place}/fastcgi;
       uwsgi_temp_path ${place}/uwsgi; scgi_temp_path ${place}/scgi;
       include ${place}/site.conf;
     }`,
  );
  const nginx = spawn("nginx", ["-p", place, "-c", join(place, "nginx.conf")], { stdio: "inherit" });
  const ended = new Promise<void>((resolve) => nginx.once("exit", () => resolve()));

  const send = (path: string, { method = "GET", headers = {}, body = "" }: Partial<Sent> = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const request = requestOverHttps({
        host: "127.0.0.1",
        port,
        servername: hostname,
        ca: readFileSync(authority.rootFile),
        localAddress: client,
        method,
        path,
        headers: { host, "x-forwarded-for": forged, forwarded: `for=${forged}`, ...headers },
        agent: false,
      });
      request.once("error", reject);
      request.once("response", (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => {
          text += part;
        });
        response.once("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      });
      request.end(body);
    });

  try {
    await answering(() => send("/sign-in"));

    const page = await send("/");
    tally.expect(page.status === 200 && page.text.includes("<html"), `the home page through nginx: ${page.status}`);
    const has = (name: string, part: string) =>
      tally.expect(String(page.headers[name] ?? "").includes(part), `the home page through nginx has no ${name}`);
    has("strict-transport-security", "max-age=31536000");
    has("content-security-policy", "nonce-");
    tally.expect((await send("/metrics")).status === 404, "/metrics is to be had through nginx");
    const plain = await new Promise<string>((resolve, reject) => {
      requestOverHttp({ host: "127.0.0.1", port: httpPort, path: "/x?y" }, (response) => {
        response.resume();
        resolve(`${response.statusCode} ${response.headers.location}`);
      })
        .once("error", reject)
        .end();
    });
    tally.expect(plain === `301 https://${hostname}/x?y`, `plain http through nginx: ${plain}`);

    const json = { "content-type": "application/json", origin: product.publicUrl.origin };
    const large = await send("/graphql", { method: "POST", headers: json, body: " ".repeat(1_500_000) });
    tally.expect(large.status === 413 && large.text.startsWith("{"), `a large body through nginx: ${large.status}`);

    await signingIn(product, send, json, tally);
    await streaming(product, port, authority.rootFile, tally);

    const log = readFileSync(join(place, "access.log"), "utf8");
    tally.expect(log.includes('"path":"/graphql"'), "nginx's log has no line of a question");
    tally.expect(
      !log.includes(client) && !log.includes(forged) && !log.includes("subscription"),
      "nginx's log has addresses or questions",
    );
  } finally {
    nginx.kill("SIGTERM");
    await ended;
    authority.remove();
  }
}

interface Sent {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

type Send = (path: string, sent?: Partial<Sent>) => Promise<Answer>;

/** The file as it is, but for what an operator changes in it: its name, certificate, ports and where the admin is. */
function siteHere(
  text: string,
  { product, place, port, httpPort }: { product: Product; place: string; port: string; httpPort: number },
): string {
  const changes: readonly (readonly [string, string])[] = [
    ["server 127.0.0.1:3000;", `server ${new URL(product.adminUrl).host};`],
    ["listen 80;", `listen 127.0.0.1:${httpPort};`],
    ["listen 443 ssl http2;", `listen 127.0.0.1:${port} ssl http2;`],
    ["  listen [::]:80;\n", ""],
    ["  listen [::]:443 ssl http2;\n", ""],
    ["/etc/ssl/beian/", `${place}/`],
    ["/var/log/nginx/beian.log", `${place}/access.log`],
  ];
  let here = text;
  for (const [from, to] of changes) {
    if (!here.includes(from)) throw new Error(`nginx.conf has no ${from}`);
    here = here.replaceAll(from, to);
  }
  return here;
}

async function signingIn(product: Product, send: Send, json: Readonly<Record<string, string>>, tally: Tally) {
  const { email } = product.as("EDITOR");
  const attempt = (password: string) =>
    send("/api/auth/sign-in/email", { method: "POST", headers: json, body: JSON.stringify({ email, password }) });
  tally.expect((await attempt("a wrong password, long enough")).status === 401, "a wrong password isn't refused");
  const { status, headers } = await attempt(product.password);
  const [cookie = ""] = headers["set-cookie"] ?? [];
  tally.expect(status === 200, `signing in through nginx: ${status}`);
  tally.expect(
    /^__Host-[^;]+; .*\bSecure\b/i.test(cookie),
    `the session's cookie through nginx: ${cookie.split("=")[0]}`,
  );

  const own = { ...json, cookie: cookie.split(";", 1)[0] ?? "" };
  const body = JSON.stringify({ query: "{ viewer { email } }" });
  const viewer = await send("/graphql", { method: "POST", headers: own, body });
  tally.expect(viewer.text.includes(email), `whoever signed in through nginx is nobody: ${viewer.text}`);
  const foreign = await send("/graphql", {
    method: "POST",
    headers: { ...own, origin: "https://other.example" },
    body,
  });
  tally.expect(foreign.status === 403, `a foreign page's question through nginx: ${foreign.status}`);

  const { auditEvents } = await product.gql<{
    auditEvents: { edges: { node: { action: string; origin: string | null } }[] };
  }>("{ auditEvents(first: 20) { edges { node { action origin } } } }", product.as("ADMINISTRATOR"));
  const origins = auditEvents.edges.flatMap(({ node }) => (node.action === "person.signIn" ? [node.origin] : []));
  tally.expect(
    origins.length === 2 && origins.every((origin) => origin === client),
    `the audit says that ${client} signed in from ${origins.join(", ")}`,
  );
}

/** How long after a publication its event may come. */
const soonMs = 1_000;

async function streaming(product: Product, port: string, rootFile: string, tally: Tally) {
  // Who publishes is there before, since making accounts takes longer than what is measured.
  product.as("REVIEWER");
  const query = encodeURIComponent("subscription { rulesPublished { change { number } } }");
  let heard = "";
  let arrivedAt = 0;
  const opened = Promise.withResolvers<IncomingHttpHeaders>();
  const request = requestOverHttps(
    {
      host: "127.0.0.1",
      port,
      servername: product.publicUrl.hostname,
      ca: readFileSync(rootFile),
      localAddress: client,
      path: `/graphql?query=${query}`,
      headers: { host: product.publicUrl.host, accept: "text/event-stream", "accept-encoding": "gzip, br" },
      agent: false,
    },
    (response) => {
      opened.resolve(response.headers);
      response.setEncoding("utf8").on("data", (part: string) => {
        heard += part;
        if (part.includes("rulesPublished")) arrivedAt = performance.now();
      });
      response.on("error", () => {});
    },
  );
  request.on("error", opened.reject);
  request.end();
  const headers = await Promise.race([opened.promise, pause(10_000, null)]);
  tally.expect(headers !== null, "a stream through nginx doesn't open");
  tally.expect(headers?.["cache-control"]?.includes("no-transform") === true, "a stream may be altered on its way");
  tally.expect(headers?.["content-encoding"] === undefined, "a stream is compressed on its way");
  await product.publish("经由 nginx");
  const publishedAt = performance.now();
  for (let waited = 0; waited < 10_000 && arrivedAt === 0; waited += 20) await pause(20);
  tally.expect(arrivedAt !== 0, `no event through nginx; heard: ${heard}`);
  const ms = Math.round(arrivedAt - publishedAt);
  tally.expect(ms < soonMs, `an event through nginx took ${ms} ms`);
  console.log(`stream through nginx: an event ${ms} ms after the publication was answered`);
  request.destroy();
}

async function answering(ask: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; ; tries += 1)
    try {
      await ask();
      return;
    } catch (error) {
      if (tries === 100) throw error;
      await pause(100);
    }
}
