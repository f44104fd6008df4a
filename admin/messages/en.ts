import app from "./en/app.json";
import change from "./en/change.json";
import changes from "./en/changes.json";
import compare from "./en/compare.json";
import fields from "./en/fields.json";
import frame from "./en/frame.json";
import home from "./en/home.json";
import pages from "./en/pages.json";
import province from "./en/province.json";
import provinces from "./en/provinces.json";
import regions from "./en/regions.json";
import session from "./en/session.json";
import states from "./en/states.json";
import tileMap from "./en/tileMap.json";
import timeline from "./en/timeline.json";
import type { Messages } from "./zh.ts";

/** The same in English. */
export const en: Messages = {
  app,
  change,
  changes,
  compare,
  fields,
  frame,
  home,
  pages,
  province,
  provinces,
  regions,
  session,
  states,
  tileMap,
  timeline,
};
