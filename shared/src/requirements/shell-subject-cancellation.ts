import { everybody } from "../filing/vocabulary.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { choice } from "../values/value-spec.ts";

export const shellSubjectCancellation = defineRequirement({
  key: "shell-subject-cancellation",
  topic: "PROCESS",
  title: { zh: "空壳主体的注销", en: "Cancelling a subject without sites" },
  description: {
    zh: "名下没有网站的主体通过什么途径注销。",
    en: "Which way a subject without sites is cancelled.",
  },
  appliesTo: everybody,
  value: choice({
    ONLINE: { zh: "在管局系统在线注销", en: "online in the administration's system" },
    SERVICE_HALL_FORM: { zh: "在管局政务大厅下载注销表办理", en: "by a form from the administration's online hall" },
    FORM: { zh: "下载管局注销表办理", en: "by the administration's form" },
    MAIL: { zh: "邮寄申请书和证件复印件", en: "by mail with a copy of the certificate" },
  }),
});
