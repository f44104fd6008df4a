"use client";

import type { ProvinceCode } from "@beian/shared";
import { useTranslations } from "next-intl";
import type { TileCategory, TileTone } from "../../components/tile-map/tile-category.ts";
import { TileMap } from "../../components/tile-map/tile-map.tsx";
import type { RuleCount } from "./rule-count.ts";

/** Where each amount begins; the last one has no end. */
const amounts = [1, 15, 30, 45, 60] as const;
const tones = ["amount0", "amount1", "amount2", "amount3", "amount4"] as const satisfies readonly TileTone[];

/** How many rules of its own each province has; each leads to the province. */
export function RuleMap({ counts }: { readonly counts: readonly RuleCount[] }) {
  const t = useTranslations("home.map");
  const ownOf = new Map<ProvinceCode, number>(counts.map(({ code, own }) => [code, own]));
  const own = (code: ProvinceCode) => ownOf.get(code) ?? 0;
  const categories: readonly TileCategory[] = [
    { key: "0", label: t("none"), tone: "empty" },
    ...amounts.map((from, index): TileCategory => {
      const next = amounts[index + 1];
      return {
        key: String(from),
        label: next === undefined ? t("last", { from }) : t("between", { from, to: next - 1 }),
        tone: tones[index] ?? "amount0",
        mark: String(from),
      };
    }),
  ];
  return (
    <TileMap
      label={t("label")}
      categories={categories}
      categoryOf={(code) => String(amounts.findLast((from) => own(code) >= from) ?? 0)}
      markOf={(code) => String(own(code))}
      noteOf={(code) => t("note", { count: own(code) })}
      hrefOf={(code) => `/provinces/${code}`}
    />
  );
}
