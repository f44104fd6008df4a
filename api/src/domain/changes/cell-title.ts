import type { Catalogue, Text } from "@beian/shared";
import { national, provinceOf } from "@beian/shared";
import type { Cell } from "../../store/ports/history.ts";

/** A cell in words, such as 浙江“主体负责人”. */
export function cellTitleOf({ layer, requirement }: Cell, catalogue: Catalogue): Text {
  const where: Text = layer === national ? { zh: "全国", en: "National" } : provinceOf(layer).name;
  const title = catalogue.find(requirement)?.title ?? { zh: requirement, en: requirement };
  return { zh: `${where.zh}“${title.zh}”`, en: `${where.en} "${title.en}"` };
}
