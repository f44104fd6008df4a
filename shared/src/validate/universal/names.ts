import type { Filing } from "../../filing/schema.ts";
import { failed, passed } from "../../findings/check-result.ts";
import type { FieldPath, FindingDraft } from "../../findings/finding.ts";
import { defineFinding, finding } from "../../findings/finding.ts";
import { visible } from "../../identifiers/text.ts";
import type { UniversalCheck } from "../universal-check.ts";

const nameFormat = defineFinding({
  code: "NAME_FORMAT",
  meaning: {
    zh: "姓名或名称不成其为名：不含文字，或人名中含有数字。",
    en: "What is given as a name is none: it has no letters, or is a person's and has digits.",
  },
  message: {
    zh: "请填写证件上的姓名或名称：应含文字，人名不含数字。",
    en: "Write the name as the certificate has it: with letters, and of a person without digits.",
  },
  remedy: { zh: "请对照证件重新填写。", en: "Copy it again from the certificate." },
});

interface NameAt {
  readonly path: FieldPath;
  readonly isPersons: boolean;
  readonly of: (filing: Filing) => string | undefined;
}

const names: readonly NameAt[] = [
  { path: ["subject", "name"], isPersons: false, of: ({ subject }) => subject.name },
  { path: ["principal", "name"], isPersons: true, of: ({ principal }) => principal.name },
  {
    path: ["principal", "officePhoneRemark", "contactName"],
    isPersons: false,
    of: ({ principal }) => principal.officePhoneRemark?.contactName,
  },
  { path: ["website", "domainOwner"], isPersons: false, of: ({ website }) => website?.domainOwner },
  { path: ["website", "managerName"], isPersons: true, of: ({ website }) => website?.managerName },
];

/** Whether what is given as a name can be one at all. */
export const namesForm: UniversalCheck = {
  key: "names-form",
  title: { zh: "姓名和名称格式", en: "Form of names" },
  findings: [nameFormat],
  check({ filing }) {
    let found: readonly FindingDraft[] | null = null;
    for (const { path, isPersons, of } of names) {
      const name = of(filing);
      if (name !== undefined && !isName(name, isPersons)) found = [...(found ?? []), finding(nameFormat, path)];
    }
    return found === null ? passed : failed(...found);
  },
};

function isName(name: string, isPersons: boolean): boolean {
  if (usual.test(name)) return true;
  const text = visible(name);
  return /\p{L}/u.test(text) && !(isPersons && /\p{N}/u.test(text.replace(/[〇零]/g, "")));
}

/** Of Chinese characters alone, as nearly all are. */
const usual = /^[\u4e00-\u9fff]+$/;
