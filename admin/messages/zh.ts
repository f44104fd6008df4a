import app from "./zh/app.json";
import audit from "./zh/audit.json";
import change from "./zh/change.json";
import changes from "./zh/changes.json";
import compare from "./zh/compare.json";
import draft from "./zh/draft.json";
import fields from "./zh/fields.json";
import filing from "./zh/filing.json";
import frame from "./zh/frame.json";
import history from "./zh/history.json";
import home from "./zh/home.json";
import pages from "./zh/pages.json";
import people from "./zh/people.json";
import province from "./zh/province.json";
import provinces from "./zh/provinces.json";
import questions from "./zh/questions.json";
import regions from "./zh/regions.json";
import requirement from "./zh/requirement.json";
import requirements from "./zh/requirements.json";
import samples from "./zh/samples.json";
import search from "./zh/search.json";
import session from "./zh/session.json";
import sources from "./zh/sources.json";
import states from "./zh/states.json";
import tileMap from "./zh/tileMap.json";
import timeline from "./zh/timeline.json";
import tryPage from "./zh/try.json";

/** The messages in Chinese, by namespace; each namespace is a file named after it. */
export const zh = {
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

export type Messages = typeof zh;
