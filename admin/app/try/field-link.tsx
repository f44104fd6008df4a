"use client";

import { fieldId } from "../../components/filing-form/filing-field.tsx";
import { leadTo } from "../../components/filing-form/lead-to.ts";

/** Leads to a field of the form, folded away or not. */
export function FieldLink({ path, title }: { readonly path: readonly string[]; readonly title: string }) {
  const id = fieldId(path);
  return (
    <a
      href={`#${id}`}
      onClick={(event) => {
        const widget = document.getElementById(id);
        if (!widget) return;
        event.preventDefault();
        leadTo(widget);
      }}
    >
      {title}
    </a>
  );
}
