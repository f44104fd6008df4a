/** The pages of the main navigation, in its order; a page's name is a message of its own. */
export const pages = [{ name: "provinces", path: "/provinces" }] as const;
