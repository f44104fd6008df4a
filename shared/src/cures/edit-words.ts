import { fieldAt } from "../filing/fields.ts";
import type { Shape } from "../filing/form-field.ts";
import type { FieldPath } from "../findings/finding.ts";
import type { Text } from "../locale.ts";
import { joinTexts } from "../locale.ts";
import { provinces } from "../provinces.ts";
import type { EditKind } from "./candidate.ts";

/** What to do, and what the field says then. */
export function editInWords(edit: {
  readonly kind: EditKind;
  readonly path: FieldPath;
  readonly to: unknown;
  readonly todo: Text | null;
}): Text {
  const field = fieldAt(edit.path);
  if (!field) throw new Error(`the filing has no field ${edit.path.join(".")}`);
  const { title } = field;
  const to = fieldValueInWords(field.shape, edit.to);
  const todo = edit.todo ?? { zh: "", en: "" };
  switch (edit.kind) {
    case "CORRECTION":
      return {
        zh: `${todo.zh}将“${title.zh}”改为“${to.zh}”。`,
        en: sentences(todo.en, `Change “${title.en}” to “${to.en}”.`),
      };
    case "FACT":
      return {
        zh: `${todo.zh}之后“${title.zh}”填“${to.zh}”。`,
        en: sentences(todo.en, `Then put “${to.en}” for “${title.en}”.`),
      };
    case "ASK":
      return {
        zh: `${todo.zh}“${title.zh}”须如实填写，例如“${to.zh}”。`,
        en: sentences(todo.en, `Put the true “${title.en}”, such as “${to.en}”.`),
      };
  }
}

/** How a field's value reads: labels for options, yes and no, 未填 where nothing is given. */
export function fieldValueInWords(shape: Shape, value: unknown): Text {
  if (value === undefined || value === null) return { zh: "未填", en: "not given" };
  switch (shape.kind) {
    case "FLAG":
      return value === true ? { zh: "是", en: "yes" } : { zh: "否", en: "no" };
    case "ENUM": {
      const label = shape.options.find(({ key }) => key === value)?.label;
      return label ?? provinces.find(({ code }) => code === value)?.name ?? same(value);
    }
    case "LIST": {
      const items = Array.isArray(value) ? value : [];
      return items.length === 0
        ? { zh: "无", en: "none" }
        : joinTexts(items.map((item) => fieldValueInWords(shape.item, item)));
    }
    default:
      return same(value);
  }
}

function same(value: unknown): Text {
  return { zh: String(value), en: String(value) };
}

function sentences(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" ");
}
