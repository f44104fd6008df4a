/** Where something is kept: in this browser until it is done with, or in this tab until it is closed. */
export type Place = "BROWSER" | "TAB";

/** What a browser keeps for one person, by names of theirs. */
export interface Kept {
  readonly text: (name: string) => string | null;
  /** Null removes it. */
  readonly keep: (name: string, text: string | null) => void;
  readonly names: () => readonly string[];
}

/**
 * The only way to what a browser keeps: for somebody, who alone finds it again. What nobody known types lasts as long as
 * their tab, since whoever uses the browser next would be taken for them.
 */
export function keptFor(person: string | null, place: Place): Kept {
  const of = `${prefix}${person ?? ""}~`;
  if (person === null && place === "BROWSER") return nothing;
  const storage = () => storageOf(place);
  return {
    text: (name) => tried(() => storage().getItem(`${of}${name}`), null),
    keep: (name, text) =>
      tried(() => {
        if (text === null) storage().removeItem(`${of}${name}`);
        else storage().setItem(`${of}${name}`, text);
        // A full or forbidden storage: what is typed stays on the page, and still goes to the server.
      }, undefined),
    names: () =>
      tried(() => Object.keys(storage()), [])
        .filter((name) => name.startsWith(of))
        .map((name) => name.slice(of.length)),
  };
}

/** What a text holds as `read` understands it; null where that is nothing, such as of an older version. */
export function readText<Read>(text: string | null, read: (kept: unknown) => Read | null): Read | null {
  return text === null ? null : tried(() => read(JSON.parse(text)), null);
}

/** Leaves nothing in this browser and this tab of what anybody typed, in drafts or in forms. */
export function forgetKept(): void {
  for (const place of ["BROWSER", "TAB"] as const)
    tried(() => {
      const storage = storageOf(place);
      for (const name of Object.keys(storage)) if (isOurs(name)) storage.removeItem(name);
    }, undefined);
}

/**
 * Tells the browser's other tabs whose this one is, and hears when another becomes somebody else's, or nobody's since they
 * signed out; answers how to stop.
 */
export function tellWhose(person: string, onOther: () => void): () => void {
  tried(() => storageOf("BROWSER").setItem(whose, person), undefined);
  const hear = ({ key, newValue }: StorageEvent) => {
    if (key === whose && newValue !== person) onOther();
  };
  window.addEventListener("storage", hear);
  return () => window.removeEventListener("storage", hear);
}

const whose = "beian.person";
const prefix = "beian.draft.";
const nothing: Kept = { text: () => null, keep: () => {}, names: () => [] };

/** Former versions kept some of it under names that tell nobody's; it is never read again. */
function isOurs(name: string): boolean {
  return name.startsWith("beian.") || name === "try-filing";
}

function storageOf(place: Place): Storage {
  return place === "BROWSER" ? window.localStorage : window.sessionStorage;
}

/** A browser may forbid even to ask for its storage. */
function tried<Answer>(ask: () => Answer, otherwise: Answer): Answer {
  try {
    return ask();
  } catch {
    return otherwise;
  }
}
