import type { TopicCell } from "./by-topic.ts";

/** Which of a province's requirements are shown. */
export const shows = ["all", "own", "national", "unrecorded"] as const;
export type Show = (typeof shows)[number];

export function isShow(text: string | null): text is Show {
  return shows.some((show) => show === text);
}

export function isShown({ rule }: TopicCell, show: Show): boolean {
  switch (show) {
    case "all":
      return true;
    case "own":
      return rule?.origin === "PROVINCE";
    case "national":
      return rule?.origin === "NATIONAL";
    case "unrecorded":
      return rule === null;
  }
}
