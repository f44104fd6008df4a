import type { FieldPath } from "../findings/finding.ts";
import type { EditValue } from "./candidate.ts";

/** A filing, parsed or as typed, with fields set to new values; the given one stays as it is. */
export function applyEdits(
  filing: unknown,
  edits: Iterable<{ readonly path: FieldPath; readonly to: EditValue }>,
): unknown {
  let edited = filing;
  for (const { path, to } of edits) edited = withValue(edited, path, to);
  return edited;
}

/** What stands at a path; undefined where nothing does. */
export function valueAt(filing: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>((inner, name) => (isObject(inner) ? inner[name] : undefined), filing);
}

function withValue(target: unknown, [name, ...rest]: FieldPath, to: EditValue): unknown {
  if (name === undefined) return to;
  const fields = isObject(target) ? target : {};
  return { ...fields, [name]: withValue(fields[name], rest, to) };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
