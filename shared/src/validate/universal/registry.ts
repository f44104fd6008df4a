import type { UniversalCheck } from "../universal-check.ts";
import { addressAgrees } from "./address-agrees.ts";
import { certificateNumber, individualsOtherPaper } from "./certificate-number.ts";
import { certificateType } from "./certificate-type.ts";
import { daysPast, papersValid } from "./days.ts";
import { domainForm } from "./domain-form.ts";
import { managerIdCard, principalIdCard } from "./id-card.ts";
import { namesForm } from "./names.ts";
import { emergencyPhoneForm, managerMobileForm, mobileForm, officePhoneForm } from "./phone-form.ts";
import { statementsAgree } from "./statements.ts";
import { unifiedCodeNature } from "./unified-code-nature.ts";

/** What holds in every province and hangs on no rule, in the order of the trace. */
export const universalChecks: readonly UniversalCheck[] = [
  certificateType,
  certificateNumber,
  unifiedCodeNature,
  addressAgrees,
  namesForm,
  principalIdCard,
  individualsOtherPaper,
  managerIdCard,
  mobileForm,
  officePhoneForm,
  emergencyPhoneForm,
  managerMobileForm,
  domainForm,
  papersValid,
  daysPast,
  statementsAgree,
];
