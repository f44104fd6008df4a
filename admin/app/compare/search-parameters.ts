/** The parameters of an address as Next hands them to a page. */
export type PageParameters = Readonly<Record<string, string | readonly string[] | undefined>>;

export function searchParametersOf(parameters: PageParameters): URLSearchParams {
  const all = Object.entries(parameters).flatMap(([name, values]) =>
    values === undefined ? [] : [values].flat().map((value): [string, string] => [name, value]),
  );
  return new URLSearchParams(all);
}
