/** The sign-in page, which leads on to a page of the admin. */
export function signInPath(page: string): string {
  return page === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(page)}`;
}

/** A page to lead on to as the address names it: the front page for anything that isn't a page of this very site. */
export function pageWithin(to: string | undefined): string {
  if (to === undefined) return "/";
  const base = "http://admin.invalid";
  const { origin, pathname, search, hash } = URL.parse(to, base) ?? new URL(base);
  return origin === base && to.startsWith("/") && !to.startsWith("/sign-in") ? `${pathname}${search}${hash}` : "/";
}
