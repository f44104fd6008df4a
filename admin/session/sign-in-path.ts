/** The sign-in page, which leads on to a page of the admin. */
export function signInPath(page: string): string {
  return page === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(page)}`;
}

/** Stands for the origin that the browser will be at. */
const site = "http://admin.invalid";

/**
 * A page to lead on to as the address names it: the front page for anything that isn't a page of this very site, in
 * whatever spelling. What is answered says the same to whoever reads it again.
 */
export function pageWithin(to: string | undefined): string {
  const page = to?.startsWith("/") ? pageOf(to) : null;
  if (page === null || pageOf(page) !== page) return "/";
  const { pathname } = new URL(page, site);
  return pathname === "/sign-in" || pathname.startsWith("/sign-in/") ? "/" : page;
}

/** What a browser at the site makes of it, as far as that is on the site; a path that begins twice would be a host. */
function pageOf(text: string): string | null {
  const { origin, pathname, search, hash } = URL.parse(text, site) ?? new URL("http://elsewhere.invalid");
  return origin === site && !/^\/[/\\]/.test(pathname) ? `${pathname}${search}${hash}` : null;
}
