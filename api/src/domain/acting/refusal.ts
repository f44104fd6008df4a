import type { Text } from "@beian/shared";
import type { ChangeRecord } from "../../store/ports/changes.ts";
import type { SampleRecord } from "../../store/ports/samples.ts";

/** An expected refusal: the caller learns why, in both languages. Anything else that is thrown is a bug. */
export abstract class Refusal extends Error {
  /** For programs; the words are for people. */
  abstract readonly code: string;
  readonly text: Text;

  constructor(text: Text, cause?: unknown) {
    super(`${text.zh} / ${text.en}`, cause === undefined ? undefined : { cause });
    this.text = text;
  }
}

/** An input that can't be taken, with the path of the field at fault, from the operation's arguments down. */
export class InvalidInput extends Refusal {
  readonly code = "BAD_USER_INPUT";
  /** Not `path`: GraphQL.js takes whatever has a path for an error of its own, and says no more of where it arose. */
  readonly inputPath: readonly string[];
  /** The reason alone, without the field. */
  readonly why: Text;

  constructor(path: readonly string[], text: Text) {
    const field = path.join(".");
    super({ zh: `${field}：${text.zh}`, en: `${field}: ${text.en}` });
    this.inputPath = path;
    this.why = text;
  }
}

/** The caller shows a proof of who they are that doesn't hold: worse than none, which makes a stranger of them. */
export class NotSignedIn extends Refusal {
  readonly code = "UNAUTHENTICATED";
}

/** The caller isn't signed in or lacks the right. */
export class NotAllowed extends Refusal {
  readonly code = "FORBIDDEN";
}

/** The caller has still the password that the first start made, and has to change it before anything else. */
export class PasswordChangeRequired extends Refusal {
  readonly code = "PASSWORD_CHANGE_REQUIRED";

  constructor() {
    super({
      zh: "请先修改首次启动时生成的密码，修改后才能进行其他操作",
      en: "change the password that the first start made; until then nothing else can be done",
    });
  }
}

/** As much of this kind of work waits as may; the same asked a little later is taken. */
export class Busy extends Refusal {
  readonly code = "BUSY";

  constructor() {
    super({ zh: "正在处理的请求过多，请稍后再试", en: "too much of this is being worked on; try again in a moment" });
  }
}

/** What was named doesn't exist, or isn't the caller's to see. */
export class NotFound extends Refusal {
  readonly code = "NOT_FOUND";
}

/** The change moved on since the caller saw it, can't take this step as it stands, or its cells were published by another. */
export class Conflict extends Refusal {
  readonly code = "CONFLICT";
  /** How it stands now. */
  readonly current: ChangeRecord;

  constructor(current: ChangeRecord, text: Text) {
    super(text);
    this.current = current;
  }
}

/** The sample moved on since the caller saw it, or was archived. */
export class SampleConflict extends Refusal {
  readonly code = "CONFLICT";
  readonly current: SampleRecord;

  constructor(current: SampleRecord) {
    super(
      current.archivedAt === null
        ? {
            zh: `样例现为第 ${current.version} 版，请查看最新内容后再操作`,
            en: `the sample is at version ${current.version} by now; look at it again first`,
          }
        : { zh: "样例已归档", en: "the sample is archived" },
    );
    this.current = current;
  }
}

/** The store can't be written to; nothing was, and trying again later may help. */
export class Unavailable extends Refusal {
  readonly code = "UNAVAILABLE";
}
