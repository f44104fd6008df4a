/**
 * How a number came out. MALFORMED: wrong length, wrong characters or an impossible part.
 * CHECK_DIGIT: of the right form, but its check character doesn't fit the rest. VALID says that a number is
 * well formed, never that it was issued.
 */
export type NumberForm = "VALID" | "MALFORMED" | "CHECK_DIGIT";
