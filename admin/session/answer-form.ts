import "server-only";
import { formatDocument, stringifyDocument, type TypedDocumentNode } from "@urql/core";
import { getLocale, getTranslations } from "next-intl/server";
import { forwardToApi } from "../gateway/forward-to-api.ts";
import { createPersonMutation, type PersonOutcome, resetPasswordMutation, roleOf } from "../graphql/people.ts";
import { refusalOf } from "../graphql/refusal.ts";
import { apiLocales, type Locale } from "../i18n/locales.ts";
import { type KeptAnswer, keeping, type PasswordForm } from "./form-answer.ts";
import { pageWithin } from "./sign-in-path.ts";

/** Far more than a name, an address and two passwords. */
const largestForm = 20_000;

type Typed = Readonly<Record<string, string>>;
type Problem = NonNullable<KeptAnswer["problem"]>;

/** What the API made of it: the cookies that it gave, and why it was refused, or null. */
interface Outcome {
  readonly cookies: readonly string[];
  readonly problem: Problem | null;
  readonly isForeign?: boolean;
}

interface Form {
  ask(request: Request, typed: Typed): Promise<Outcome>;
  /** The pages to go on to, once it is done and where it is refused. */
  readonly done: (typed: Typed) => string;
  readonly again: (typed: Typed) => string;
  /** Whether the next page says that it was done. */
  readonly isTold: boolean;
}

/**
 * Forms that hold a password, posted as a browser does it by itself: before the page's program has come, or where there is
 * none. The API answers as to the program, by the same origin and from the same address.
 */
const forms: Readonly<Record<PasswordForm, Form>> = {
  "sign-in": {
    ask: (request, { email = "", password = "" }) => askAuth(request, "sign-in/email", { email, password }),
    done: ({ to }) => pageWithin(to),
    again: ({ to }) => `/sign-in?to=${encodeURIComponent(pageWithin(to))}`,
    isTold: false,
  },
  "change-password": {
    ask: (request, { currentPassword = "", newPassword = "" }) =>
      askAuth(request, "change-password", { currentPassword, newPassword }),
    done: ({ to }) => pageWithin(to),
    again: ({ to }) => pageWithin(to),
    isTold: true,
  },
  "create-person": {
    ask: async (request, { name = "", email = "", role = "", password = "" }) =>
      askToMutate(request, createPersonMutation, {
        input: { name, email, role: roleOf(role), password },
        locale: apiLocales[await getLocale()],
      }),
    done: () => "/people",
    again: () => "/people/new",
    isTold: true,
  },
  "reset-password": {
    ask: async (request, { id = "", password = "" }) =>
      askToMutate(request, resetPasswordMutation, {
        input: { id, password },
        locale: apiLocales[await getLocale()],
      }),
    done: () => "/people",
    again: ({ id = "" }) => `/people/${encodeURIComponent(id)}/password`,
    isTold: true,
  },
};

export async function answerForm(name: PasswordForm, request: Request): Promise<Response> {
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(length <= largestForm)) return refused(413, "formTooLarge");
  const typed = await typedIn(request);
  if (!typed) return refused(415, "notForm");
  const form = forms[name];
  const { cookies, problem, isForeign } = await form.ask(request, typed);
  if (isForeign) return refused(403, "foreignOrigin");
  const answer = problem !== null || form.isTold ? { form: name, problem, typed: withoutPasswords(typed) } : null;
  const headers = new Headers({
    location: problem === null ? form.done(typed) : form.again(typed),
    "cache-control": "no-store",
  });
  for (const cookie of [...cookies, keeping(answer)]) headers.append("set-cookie", cookie);
  return new Response(null, { status: 303, headers });
}

async function typedIn(request: Request): Promise<Typed | null> {
  const data = await request.formData().catch(() => null);
  if (!data) return null;
  return Object.fromEntries([...data].map(([name, value]) => [name, typeof value === "string" ? value : ""]));
}

function withoutPasswords(typed: Typed): Typed {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !/password/i.test(name)));
}

/** The same request, from the same page and caller, with JSON in place of the form. */
function toApi(request: Request, path: string, body: object): Promise<Response> {
  const headers = new Headers(request.headers);
  headers.delete("content-length");
  headers.set("content-type", "application/json");
  headers.set("accept", "application/json");
  const { signal } = request;
  return forwardToApi(
    new Request(new URL(path, request.url), { method: "POST", headers, body: JSON.stringify(body), signal }),
  );
}

async function askAuth(request: Request, path: string, body: object): Promise<Outcome> {
  const response = await toApi(request, `/api/auth/${path}`, body);
  if (response.ok) return { cookies: response.headers.getSetCookie(), problem: null };
  const said: Partial<{ code: string; messages: Record<Locale, string> }> | null = await response
    .json()
    .catch(() => null);
  const message = said?.messages?.[await getLocale()] ?? (await unreachable());
  return { cookies: [], problem: { message, field: null }, isForeign: said?.code === "FOREIGN_ORIGIN" };
}

interface MutationAnswer<Result> {
  readonly data?: { readonly result: Result } | null;
  readonly errors?: readonly {
    readonly extensions?: { readonly code?: string; readonly messages?: Readonly<Record<Locale, string>> };
  }[];
}

async function askToMutate<Variables extends object>(
  request: Request,
  mutation: TypedDocumentNode<{ readonly result: PersonOutcome }, Variables>,
  variables: Variables,
): Promise<Outcome> {
  const body = { query: stringifyDocument(formatDocument(mutation)), variables };
  const response = await toApi(request, "/graphql", body);
  const answer: MutationAnswer<PersonOutcome> | null = await response.json().catch(() => null);
  const result = answer?.data?.result;
  if (result?.__typename === "PersonSuccess") return { cookies: [], problem: null };
  if (result) {
    const { path, reason } = refusalOf(result);
    return { cookies: [], problem: { message: reason, field: path.at(-1) ?? null } };
  }
  const told = answer?.errors?.[0]?.extensions;
  const message = told?.messages?.[await getLocale()] ?? (await unreachable());
  return { cookies: [], problem: { message, field: null }, isForeign: response.status === 403 };
}

async function unreachable(): Promise<string> {
  return (await getTranslations("session"))("unreachable");
}

async function refused(status: number, why: "formTooLarge" | "notForm" | "foreignOrigin"): Promise<Response> {
  const headers = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };
  return new Response((await getTranslations("session"))(why), { status, headers });
}
