import { domain } from "./domain.ts";
import type { Mapping } from "./mapping.ts";
import { papers } from "./papers.ts";
import { website } from "./website.ts";

/** The facts about domains, websites and the papers asked for beside them. */
export const websiteAndDomain: Readonly<Record<string, Mapping>> = { ...domain, ...website, ...papers };
