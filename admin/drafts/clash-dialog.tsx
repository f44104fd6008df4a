"use client";

import { Modal, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CellName } from "./cell-name.tsx";
import { ChooseSides, type Contested } from "./choose-sides.tsx";
import { useDraftState, useDrafts } from "./draft-provider.tsx";
import type { Clash } from "./merge.ts";
import type { DraftWords } from "./pending.ts";
import { StandWords } from "./stand-words.tsx";

/** The draft was written elsewhere too, and differently: the person chooses, one by one. */
export function ClashDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("draft.clash");
  const drafts = useDrafts();
  const { clashes } = useDraftState();
  const contestedOf = (clash: Clash): Contested => {
    if (clash.kind === "cell") {
      const words = (stand: typeof clash.mine): ReactNode => <StandWords cell={clash.key} stand={stand} />;
      const [base, mine, theirs] = [words(clash.base), words(clash.mine), words(clash.theirs)];
      return { id: idOf(clash), name: <CellName cell={clash.key} />, base, mine, theirs };
    }
    const told = (word: DraftWords[keyof DraftWords]) =>
      (typeof word === "string" ? word : word.map(({ title }) => title).join(t("separator"))) || t("empty");
    const [base, mine, theirs] = [told(clash.base), told(clash.mine), told(clash.theirs)];
    return { id: idOf(clash), name: t(clash.kind), base, mine, theirs };
  };
  return (
    <Modal opened onClose={onClose} size="lg" title={t("heading")} closeButtonProps={{ "aria-label": t("close") }}>
      <Text size="sm" mb="sm">
        {t("advice")}
      </Text>
      <ChooseSides
        contested={clashes.map(contestedOf)}
        onChosen={async (sides) => (await drafts?.choose((clash) => sides.get(idOf(clash)) ?? "mine")) ?? false}
        onClose={onClose}
      />
    </Modal>
  );
}

function idOf(clash: Clash): string {
  return clash.kind === "cell" ? clash.key : clash.kind;
}
