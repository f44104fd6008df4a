/** What an address says after its path; undefined where it says nothing. */
export type Parameters = Readonly<Record<string, string | undefined>>;

type Asked = Readonly<Record<string, string | string[] | undefined>>;

/** The first of each of the named values; an empty one, as a form hands it in, says nothing. */
export function parametersIn(asked: Asked, names: readonly string[]): Parameters {
  return Object.fromEntries(names.map((name) => [name, [asked[name]].flat().at(0) || undefined]));
}

export function addressOf(path: string, parameters: Parameters): string {
  const given = Object.entries(parameters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
}
