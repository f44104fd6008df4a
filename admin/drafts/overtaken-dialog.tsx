"use client";

import { Modal, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { PageLink } from "../components/page-link.tsx";
import { CellName } from "./cell-name.tsx";
import { ChooseSides } from "./choose-sides.tsx";
import { useDraftState, useDrafts } from "./draft-provider.tsx";
import { keyOf } from "./stand.ts";
import { ContentWords } from "./stand-words.tsx";

/** Other changes published cells of the draft since they were edited: the person chooses what is to hold, one by one. */
export function OvertakenDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("draft.clash");
  const drafts = useDrafts();
  const { draft } = useDraftState();
  const contested = (draft?.edits ?? []).flatMap((edit) => {
    const { overtakenBy, base, after, handsBack } = edit;
    if (!overtakenBy) return [];
    const { number } = overtakenBy.change;
    return [
      {
        id: keyOf(edit),
        name: (
          <>
            <CellName cell={keyOf(edit)} />{" "}
            <PageLink href={`/changes/${number}`} size="sm">
              {t("by", { number })}
            </PageLink>
          </>
        ),
        base: <ContentWords content={base?.content ?? null} />,
        mine: handsBack ? t("handsBack") : <ContentWords content={after} />,
        theirs: overtakenBy.content ? <ContentWords content={overtakenBy.content} /> : t("handsBack"),
      },
    ];
  });
  return (
    <Modal opened onClose={onClose} size="lg" title={t("overtaken")} closeButtonProps={{ "aria-label": t("close") }}>
      <Text size="sm" mb="sm">
        {t("overtakenAdvice")}
      </Text>
      <ChooseSides
        contested={contested}
        onChosen={async (sides) => (await drafts?.rebase(sides)) ?? false}
        onClose={onClose}
      />
    </Modal>
  );
}
