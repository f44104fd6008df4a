import { failed, passed } from "../../findings/check-result.ts";
import { defineFinding, finding } from "../../findings/finding.ts";
import type { UniversalCheck } from "../universal-check.ts";

const contradiction = defineFinding({
  code: "ADDRESS_CONTRADICTION",
  meaning: {
    zh: "地址中的省份与城市不符。",
    en: "The address names a city that isn't in the province that it names.",
  },
  message: {
    zh: "地址中的城市不在所写的省份。",
    en: "The city in the address isn't in the province that stands before it.",
  },
  remedy: { zh: "请对照证件核对省份和城市。", en: "Compare province and city with the certificate." },
});

const certificatePath = ["subject", "certificate", "address"];
const contactPath = ["subject", "communicationAddress"];

/** Province and city of an address; a district or a street may be called anything. */
export const addressAgrees: UniversalCheck = {
  key: "address-agrees",
  title: { zh: "地址的省份与城市一致", en: "Province and city of addresses agree" },
  findings: [contradiction],
  check({ certificateAddress, contactAddress }) {
    const isOwn = certificateAddress.cityElsewhere !== null;
    const isContact = contactAddress !== null && contactAddress.cityElsewhere !== null;
    if (!isOwn && !isContact) return passed;
    return failed(
      ...(isOwn ? [finding(contradiction, certificatePath)] : []),
      ...(isContact ? [finding(contradiction, contactPath)] : []),
    );
  },
};
