/** One of the browser's, asked for each time, since a browser may forbid even that. */
type Where = () => Storage;

/** What a browser keeps under a name, as `read` understands it; null where that is nothing, such as of an older version. */
export function keptIn<Kept>(where: Where, name: string, read: (kept: unknown) => Kept | null): Kept | null {
  return readText(textIn(where, name), read);
}

export function textIn(where: Where, name: string): string | null {
  try {
    return where().getItem(name);
  } catch {
    return null;
  }
}

export function readText<Kept>(text: string | null, read: (kept: unknown) => Kept | null): Kept | null {
  if (text === null) return null;
  try {
    return read(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Keeps a text under a name; with null nothing any more. */
export function keepText(where: Where, name: string, text: string | null): void {
  try {
    if (text === null) where().removeItem(name);
    else where().setItem(name, text);
  } catch {
    // A full or forbidden storage: what is typed stays on the page, and still goes to the server.
  }
}
