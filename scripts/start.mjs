// npm start: everything from nothing. Installs, builds, starts the API and the admin, and ends both together.
// npm start -- --help: tells what can be set.
import { join } from "node:path";
import { buildAdmin, next, nextEnv } from "./admin-build.mjs";
import { compiled, root, run } from "./child.mjs";
import { install } from "./install.mjs";
import { exitCodeOf } from "./refusal.mjs";
import { serveTogether } from "./servers.mjs";
import { checkPorts, readSettings, urlOf } from "./settings.mjs";

process.exitCode = await exitCodeOf(async () => {
  if (process.argv.slice(2).some((word) => ["--help", "-h", "help"].includes(word)))
    return run(await install(), ["api/src/main.ts", "--help"]);
  const settings = readSettings(process.env, root);
  await checkPorts(settings);
  const node = await install();
  await buildAdmin(node);

  const { apiPort, adminPort, host, dataDir } = settings;
  const apiUrl = urlOf(host, apiPort);
  const adminUrl = urlOf(host, adminPort);
  const api = {
    name: "API",
    args: ["api/src/main.ts"],
    cwd: root,
    env: {
      API_PORT: String(apiPort),
      HOST: host,
      DATA_DIR: dataDir,
      ...compiled,
    },
    quiet: false,
    url: `${apiUrl}/health/ready`,
  };
  const admin = {
    name: "admin",
    args: [next, "start", "--hostname", host, "--port", String(adminPort)],
    cwd: join(root, "admin"),
    env: { ...nextEnv, API_URL: apiUrl },
    // Next's banner says what is said below; errors still come through.
    quiet: true,
    url: adminUrl,
  };
  return serveTogether(node, [api, admin], () => console.log(welcome(adminUrl, `${apiUrl}/graphql`)));
});

/**
 * @param {string} adminUrl
 * @param {string} graphqlUrl
 */
function welcome(adminUrl, graphqlUrl) {
  const query = "{ province(code: ZJ) { name rules { requirement { title } content { summary } } } }";
  return `
备案规则台已启动 / Beian Rules is up
  管理台 / Admin    ${adminUrl}
  接口 / GraphQL    ${graphqlUrl}
  试一试 / Try      curl ${graphqlUrl} -H 'content-type: application/json' -d '{"query":"${query}"}'
  停止 / Stop       Ctrl-C
`;
}
