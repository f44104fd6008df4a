import type { Text } from "@beian/shared";

/** A variable of the environment, as `--help` shows it. README.md has the same in more words. */
interface Setting {
  readonly name: string;
  readonly about: Text;
  readonly fallback: string;
}

export const settings: readonly Setting[] = [
  { name: "HOST", about: { zh: "监听的地址", en: "the address it listens on" }, fallback: "127.0.0.1" },
  { name: "API_PORT", about: { zh: "接口的端口", en: "the port of the API" }, fallback: "4000" },
  { name: "ADMIN_PORT", about: { zh: "管理台的端口", en: "the port of the admin" }, fallback: "3000" },
  {
    name: "API_URL",
    about: { zh: "管理台单独启动时接口的地址", en: "where an admin started by itself finds the API" },
    fallback: "http://127.0.0.1:4000",
  },
  {
    name: "DATA_DIR",
    about: { zh: "数据库和密钥所在的目录", en: "the folder of the database and the keys" },
    fallback: "./data",
  },
  {
    name: "PUBLIC_URL",
    about: { zh: "浏览器访问本系统的网址", en: "the address at which browsers reach the product" },
    fallback: "—",
  },
  {
    name: "TRUSTED_PROXIES",
    about: { zh: "X-Forwarded-For 可信的代理", en: "proxies whose X-Forwarded-For is believed" },
    fallback: "127.0.0.0/8,::1",
  },
  {
    name: "GRAPHIQL",
    about: { zh: "是否提供查询页面和拼写提示", en: "whether the query page and suggestions are served" },
    fallback: "off",
  },
  {
    name: "CORS_ORIGINS",
    about: { zh: "可从浏览器读取接口的其他网站", en: "other sites whose pages may read the API" },
    fallback: "none",
  },
  {
    name: "MUTATIONS_PER_MINUTE",
    about: { zh: "每人每分钟的写入次数", en: "mutations a minute, of one person" },
    fallback: "300",
  },
  {
    name: "COST_PER_MINUTE",
    about: { zh: "每人每分钟请求的开销", en: "cost of requests a minute, of one person" },
    fallback: "12000000",
  },
  {
    name: "WEBHOOK_HOSTS",
    about: { zh: "可用 http 或内网地址的网络回调主机", en: "hosts that webhooks may reach by http or inside" },
    fallback: "none",
  },
  {
    name: "METRICS_FROM",
    about: { zh: "可读取 /metrics 的地址", en: "addresses that may read /metrics" },
    fallback: "127.0.0.0/8,::1",
  },
  {
    name: "OTEL_EXPORTER_OTLP_ENDPOINT",
    about: { zh: "接收调用链数据的收集器", en: "the collector that traces are sent to" },
    fallback: "—",
  },
  {
    name: "LOG_LEVEL",
    about: { zh: "写入日志的最低级别", en: "from which level on lines are logged" },
    fallback: "info",
  },
];

/** What `--help` prints. */
export function settingsHelp(): string {
  const lines = settings.map(
    ({ name, about, fallback }) => `  ${name} (${fallback})\n      ${about.zh}\n      ${about.en}\n`,
  );
  return `备案规则台：通过环境变量设置，括号内为默认值
Beian Rules: set by variables of the environment, with their defaults in brackets

${lines.join("")}
命令行 / Command line: npm run -s rules -- help
`;
}
