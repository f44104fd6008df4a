/** What columns hold one of, whatever kind of database they are in. */

export const roles = ["VIEWER", "EDITOR", "REVIEWER", "ADMINISTRATOR"] as const;
export const storedChangeStatuses = ["DRAFT", "IN_REVIEW", "APPROVED", "PUBLISHED", "REJECTED", "WITHDRAWN"] as const;
export const verdicts = ["APPROVED", "REJECTED"] as const;
export const actorKinds = ["PERSON", "TOKEN", "SYSTEM"] as const;
export const deliveryStates = ["PENDING", "DELIVERED", "FAILED", "CANCELLED"] as const;
/** CN, the national default, and the 31 provinces. */
export const layers =
  "CN BJ TJ HE SX NM LN JL HL SH JS ZJ AH FJ JX SD HA HB HN GD GX HI CQ SC GZ YN XZ SN GS QH NX XJ".split(" ");
