import app from "./en/app.json";
import audit from "./en/audit.json";
import change from "./en/change.json";
import changes from "./en/changes.json";
import compare from "./en/compare.json";
import draft from "./en/draft.json";
import fields from "./en/fields.json";
import filing from "./en/filing.json";
import frame from "./en/frame.json";
import history from "./en/history.json";
import home from "./en/home.json";
import pages from "./en/pages.json";
import people from "./en/people.json";
import province from "./en/province.json";
import provinces from "./en/provinces.json";
import questions from "./en/questions.json";
import regions from "./en/regions.json";
import requirement from "./en/requirement.json";
import requirements from "./en/requirements.json";
import samples from "./en/samples.json";
import search from "./en/search.json";
import session from "./en/session.json";
import sources from "./en/sources.json";
import states from "./en/states.json";
import tileMap from "./en/tileMap.json";
import timeline from "./en/timeline.json";
import tryPage from "./en/try.json";
import type { Messages } from "./zh.ts";

/** The same in English. */
export const en: Messages = {
  app,
  audit,
  change,
  changes,
  compare,
  draft,
  fields,
  filing,
  frame,
  history,
  home,
  people,
  pages,
  province,
  provinces,
  questions,
  regions,
  requirement,
  requirements,
  samples,
  search,
  session,
  sources,
  states,
  tileMap,
  timeline,
  try: tryPage,
};
