import { beijingDateOf } from "@beian/shared";
import { getLocale } from "next-intl/server";
import { askApi } from "../../gateway/ask-api.ts";
import { requirementTitlesQuery } from "../../graphql/catalogue.ts";
import { homeQuery, waitingQuery } from "../../graphql/home.ts";
import { provincesQuery } from "../../graphql/provinces.ts";
import { apiLocales } from "../../i18n/locales.ts";
import { askViewer } from "../../session/ask-viewer.ts";
import { HomeView } from "./home-view.tsx";

export default async function Home() {
  const variables = { locale: apiLocales[await getLocale()] };
  const { viewer } = await askViewer();
  const [home, waiting, { provinces }, { requirements }] = await Promise.all([
    askApi(homeQuery, variables),
    viewer ? askApi(waitingQuery, variables) : null,
    askApi(provincesQuery, variables),
    askApi(requirementTitlesQuery, variables),
  ]);
  // Counted here: the browser needs no list of 31 × all rules.
  const counts = provinces.map(({ code, rules }) => ({
    code,
    own: rules.filter(({ origin }) => origin === "PROVINCE").length,
    recorded: rules.length,
  }));
  return (
    <HomeView
      variables={variables}
      home={home}
      waiting={waiting}
      counts={counts}
      requirementCount={requirements.length}
      today={beijingDateOf(new Date())}
    />
  );
}
