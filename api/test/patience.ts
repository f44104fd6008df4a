/** In milliseconds: longer than anything takes, also where others have the processor; nothing may hang. */
export const patienceMs = 60_000;
