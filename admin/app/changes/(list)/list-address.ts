import { isProvinceCode, type ProvinceCode } from "@beian/shared";
import { allOf } from "../../../graphql/all-of.ts";
import type { ChangeStatus } from "../../../graphql/change.ts";

/** What the list shows, as the address says it. */
export interface ListView {
  /** All states where it's absent. */
  readonly status?: ChangeStatus;
  readonly province?: ProvinceCode;
  readonly requirement?: string;
  /** Only what the product itself brought. */
  readonly origin?: "PRODUCT";
  readonly mine: boolean;
  readonly after?: string;
  readonly before?: string;
}

/** The states in the order of a change's life, and those that strangers see. */
export const states = allOf<ChangeStatus>()([
  "DRAFT",
  "REJECTED",
  "IN_REVIEW",
  "APPROVED",
  "SCHEDULED",
  "PUBLISHED",
  "WITHDRAWN",
]);
export const publicStates: readonly ChangeStatus[] = ["SCHEDULED", "PUBLISHED"];

/** The view that an address asks for; what it says wrongly counts as not said. */
export function listViewOf(parameters: Readonly<Record<string, string | string[] | undefined>>): ListView {
  const said = (name: string) => [parameters[name]].flat().at(0) || undefined;
  const [asked, province, requirement] = [said("status"), said("province"), said("requirement")];
  const [after, before] = [said("after"), said("before")];
  const status = states.find((state) => state === asked);
  return {
    mine: said("mine") === "1",
    ...(status ? { status } : {}),
    ...(province !== undefined && isProvinceCode(province) ? { province } : {}),
    ...(requirement === undefined ? {} : { requirement }),
    ...(said("origin") === "PRODUCT" ? { origin: "PRODUCT" } : {}),
    ...(after === undefined ? (before === undefined ? {} : { before }) : { after }),
  };
}

/** The address of a view. */
export function listAddress({ status, province, requirement, origin, mine, after, before }: ListView): string {
  const parameters = new URLSearchParams();
  const say = (name: string, value: string | undefined) => value !== undefined && parameters.set(name, value);
  say("status", status);
  say("province", province);
  say("requirement", requirement);
  say("origin", origin);
  if (mine) say("mine", "1");
  say("after", after);
  say("before", before);
  return parameters.size > 0 ? `/changes?${parameters}` : "/changes";
}
