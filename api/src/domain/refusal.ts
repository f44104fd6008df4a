import type { Text } from "@beian/shared";

/** An expected refusal: the caller learns why, in both languages. Anything else that is thrown is a bug. */
export abstract class Refusal extends Error {
  /** For programs; the words are for people. */
  abstract readonly code: string;
  readonly text: Text;

  constructor(text: Text) {
    super(`${text.zh} / ${text.en}`);
    this.text = text;
  }
}

/** An input that can't be taken, with the path of the field at fault, from the operation's arguments down. */
export class InvalidInput extends Refusal {
  readonly code = "BAD_USER_INPUT";
  readonly path: readonly string[];

  constructor(path: readonly string[], text: Text) {
    const field = path.join(".");
    super({ zh: `${field}：${text.zh}`, en: `${field}: ${text.en}` });
    this.path = path;
  }
}

/** The caller isn't signed in or lacks the right. */
export class NotAllowed extends Refusal {
  readonly code = "FORBIDDEN";
}

/** What was named doesn't exist, or isn't the caller's to see. */
export class NotFound extends Refusal {
  readonly code = "NOT_FOUND";
}
