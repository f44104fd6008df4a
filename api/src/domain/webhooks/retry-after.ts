/** A date as HTTP has it, such as "Sun, 06 Nov 1994 08:49:37 GMT"; its two former forms aren't sent any more. */
const httpDate =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** How long a header Retry-After asks to wait: by seconds or by a date; null where it says neither. */
export function retryAfterMs(header: string, at: number): number | null {
  const text = header.trim();
  if (/^\d+$/.test(text)) return Number(text) * 1_000;
  const date = httpDate.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - at);
}
