import type { Catalogue, Layer, Text } from "@beian/shared";
import { national, provinceOf } from "@beian/shared";
import type { Cell } from "../../store/ports/history.ts";

/** A cell in words, such as 浙江“主体负责人”. */
export function cellTitleOf({ layer, requirement }: Cell, catalogue: Catalogue): Text {
  const where = layerTitleOf(layer);
  const title = requirementTitleOf(requirement, catalogue);
  return { zh: `${where.zh}${title.zh}`, en: `${where.en} ${title.en}` };
}

/** A requirement in words, such as “主体负责人”; one that isn't published by its key. */
export function requirementTitleOf(requirement: string, catalogue: Catalogue): Text {
  const title = catalogue.find(requirement)?.title ?? { zh: requirement, en: requirement };
  return { zh: `“${title.zh}”`, en: `"${title.en}"` };
}

/** A layer in words, such as 浙江. */
export function layerTitleOf(layer: Layer): Text {
  return layer === national ? { zh: "全国", en: "National" } : provinceOf(layer).name;
}
