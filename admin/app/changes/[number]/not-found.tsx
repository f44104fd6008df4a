import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { PageLink } from "../../../components/page-link.tsx";
import { StatePage } from "../../../components/state-page.tsx";
import { askViewer } from "../../../session/ask-viewer.ts";
import { signInPath } from "../../../session/sign-in-path.ts";

/** Strangers can't be told whether there is a draft of that number, but may be somebody who could see it. */
export default async function ChangeNotFound() {
  const t = await getTranslations("change.notFound");
  const { viewer } = await askViewer();
  const isStranger = viewer === null;
  return (
    <StatePage title={t("title")} advice={t(isStranger ? "adviceForStrangers" : "advice")}>
      {isStranger && (
        <>
          <PageLink href={signInPath((await headers()).get("x-page") ?? "/changes")}>{t("signIn")}</PageLink>{" "}
        </>
      )}
      <PageLink href="/changes">{t("toChanges")}</PageLink>
    </StatePage>
  );
}
