import type { Parameters } from "./address.ts";

/** What an address says beside what a form asks for, so that it goes on saying it. */
export function HiddenParameters({
  parameters,
  except,
}: {
  readonly parameters: Parameters;
  readonly except: readonly string[];
}) {
  return Object.entries(parameters).map(
    ([name, value]) =>
      value !== undefined && !except.includes(name) && <input key={name} type="hidden" name={name} value={value} />,
  );
}
