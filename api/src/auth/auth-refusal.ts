import type { Text } from "@beian/shared";
import { longestPassword, shortestPassword } from "../domain/passwords.ts";

/** Why /api/auth refuses a request, by better-auth's codes and our own. */
export class AuthRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly text: Text;
  /** How long to wait before another attempt. */
  readonly retryAfterMs: number | null;

  constructor(
    status: number,
    code: string,
    { retryAfterMs = null, text = refusalText(code, status) }: { retryAfterMs?: number | null; text?: Text } = {},
  ) {
    super(`${text.zh} / ${text.en}`);
    this.status = status;
    this.code = code;
    this.text = text;
    this.retryAfterMs = retryAfterMs;
  }
}

const texts: Readonly<Record<string, Text>> = {
  INVALID_EMAIL_OR_PASSWORD: { zh: "邮箱或密码不正确", en: "The email or the password is wrong" },
  INVALID_EMAIL: { zh: "不是有效的邮箱地址", en: "This isn't an email address" },
  ACCOUNT_DISABLED: { zh: "账号已停用，请联系管理员", en: "The account is disabled; ask an administrator" },
  TOO_MANY_ATTEMPTS: { zh: "尝试次数过多，请稍后再试", en: "Too many attempts; try again later" },
  BUSY: { zh: "服务繁忙，请稍后再试", en: "The service is busy; try again in a moment" },
  INVALID_PASSWORD: { zh: "当前密码不正确", en: "The current password is wrong" },
  PASSWORD_TOO_SHORT: {
    zh: `密码至少 ${shortestPassword} 个字符`,
    en: `A password has at least ${shortestPassword} characters`,
  },
  PASSWORD_TOO_LONG: {
    zh: `密码最多 ${longestPassword} 个字符`,
    en: `A password has at most ${longestPassword} characters`,
  },
  PASSWORD_GUESSABLE: {
    zh: "该密码容易被猜到：不要用常见密码、姓名、邮箱或系统名称",
    en: "This password is easily guessed: use no common one, and not your name, email or the product's words",
  },
  PASSWORD_UNCHANGED: { zh: "新密码不能与当前密码相同", en: "The new password must differ from the current one" },
  PASSWORD_CHANGED: {
    zh: "密码刚刚被修改，请用新密码登录",
    en: "The password was changed just now; sign in with the new one",
  },
  SESSION_NOT_FOUND: { zh: "该登录已经结束", en: "This session has ended already" },
  UNAUTHORIZED: { zh: "请先登录", en: "Sign in first" },
  FOREIGN_ORIGIN: { zh: "请求来自其他网站", en: "The request comes from another site" },
  NOT_FOUND: { zh: "没有这个地址", en: "There is nothing at this address" },
  METHOD_NOT_ALLOWED: { zh: "不支持该请求方法", en: "This method isn't taken here" },
  NOT_JSON: { zh: "请求正文应为 JSON 对象", en: "The body must be a JSON object" },
  BODY_TOO_LARGE: { zh: "请求正文过大", en: "The body is too large" },
};

function refusalText(code: string, status: number): Text {
  const text = texts[code];
  if (text) return text;
  if (status === 401) return { zh: "请先登录", en: "Sign in first" };
  if (status >= 500) return { zh: "服务器内部错误", en: "Internal error" };
  return { zh: "请求无效", en: "The request can't be taken" };
}
