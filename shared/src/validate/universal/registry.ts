import type { UniversalCheck } from "../universal-check.ts";
import { certificateNumber } from "./certificate-number.ts";
import { certificateType } from "./certificate-type.ts";
import { domainForm } from "./domain-form.ts";
import { principalIdCard } from "./id-card.ts";
import { mobileForm, officePhoneForm } from "./phone-form.ts";

/** What holds in every province and hangs on no rule, in the order of the trace. */
export const universalChecks: readonly UniversalCheck[] = [
  certificateType,
  certificateNumber,
  principalIdCard,
  mobileForm,
  officePhoneForm,
  domainForm,
];
