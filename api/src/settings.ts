import type { Text } from "@beian/shared";
import rows from "../../settings.json" with { type: "json" };

/**
 * A variable of the environment: all that is said of it stands in settings.json, from which the API, the admin, the
 * starter, --help and README's table have it.
 */
interface Setting {
  readonly name: string;
  readonly about: Text;
  /** For README. */
  readonly meaning: string;
  /** What holds where it isn't set; null where nothing does. */
  readonly fallback: string | null;
  /** The same in words. */
  readonly otherwise?: string;
  /** What it looks like, where that says enough. */
  readonly pattern?: string;
}

export const settings: readonly Setting[] = rows;

/** What is set, or what holds otherwise. */
export function settingIn(environment: NodeJS.ProcessEnv, name: string): string | null {
  return environment[name] ?? settingNamed(name).fallback;
}

/** Whether a text looks as the setting does. */
export function looksRight(name: string, text: string): boolean {
  const { pattern } = settingNamed(name);
  return pattern === undefined || new RegExp(pattern).test(text);
}

function settingNamed(name: string): Setting {
  const setting = settings.find((each) => each.name === name);
  if (!setting) throw new Error(`no setting ${name}`);
  return setting;
}

/** What `--help` prints. */
export function settingsHelp(): string {
  const lines = settings.map(
    ({ name, about, fallback }) => `  ${name} (${fallback ?? "—"})\n      ${about.zh}\n      ${about.en}\n`,
  );
  return `备案规则台：通过环境变量设置，括号内为默认值
Beian Rules: set by variables of the environment, with their defaults in brackets

${lines.join("")}
命令行 / Command line: npm run -s rules -- help
`;
}

/** README's table. */
export function settingsTable(): string {
  const lines = settings.map(({ name, meaning, fallback, otherwise }) => {
    const plain = fallback === null ? [] : [`\`${fallback}\``];
    return `| \`${name}\` | ${meaning} | ${[...plain, ...(otherwise === undefined ? [] : [otherwise])].join(": ")} |\n`;
  });
  return `| variable | meaning | default |\n| --- | --- | --- |\n${lines.join("")}`;
}
