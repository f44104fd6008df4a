import type { WriteStream } from "node:tty";

/** How far a file is read, on the terminal. */
export interface Progress {
  show(bytesRead: number, lines: number): void;
  /** Takes the bar away, for what is to be written in its place. */
  clear(): void;
}

const everyMs = 100;
const width = 30;

/** A bar on a terminal; nothing where there is none, so that what is written to a file stays clean. */
export function progressOn(terminal: Pick<WriteStream, "write"> | null, size: number): Progress {
  if (terminal === null) return { show: () => undefined, clear: () => undefined };
  const startedAt = performance.now();
  let shownAt = Number.NEGATIVE_INFINITY;
  let isShown = false;
  return {
    show(bytesRead, lines) {
      const now = performance.now();
      if (now - shownAt < everyMs) return;
      shownAt = now;
      isShown = true;
      terminal.write(`\r${barOf(size === 0 ? 1 : bytesRead / size, lines, (now - startedAt) / 1_000)}\u001B[K`);
    },
    clear() {
      if (isShown) terminal.write("\r\u001B[K");
      isShown = false;
    },
  };
}

/** The bar as text, such as "[######------] 50% · 50,000 · 12,000/s". */
export function barOf(part: number, lines: number, seconds: number): string {
  const done = Math.round(Math.min(1, part) * width);
  const perSecond = seconds > 0 ? Math.round(lines / seconds) : 0;
  const number = (value: number) => value.toLocaleString("en");
  return `[${"#".repeat(done)}${"-".repeat(width - done)}] ${Math.floor(Math.min(1, part) * 100)}% · ${number(lines)} · ${number(perSecond)}/s`;
}
