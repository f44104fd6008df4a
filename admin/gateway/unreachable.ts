/** The header by which the proxy tells a page that the API doesn't answer; nobody else can set it. */
export const unreachable = "x-api-unreachable";
