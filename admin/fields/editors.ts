import { BooleanEditor } from "./boolean-editor.tsx";
import { ChoiceEditor } from "./choice-editor.tsx";
import { ChoicesEditor } from "./choices-editor.tsx";
import type { Editor, ValueType } from "./field.ts";
import { IntegerEditor } from "./integer-editor.tsx";

/** One editor a value type, apart from how values are shown: whoever edits nothing never loads them. */
export const editors: { readonly [Type in ValueType]: Editor<Type> } = {
  BOOLEAN: BooleanEditor,
  CHOICE: ChoiceEditor,
  CHOICES: ChoicesEditor,
  INTEGER: IntegerEditor,
};
