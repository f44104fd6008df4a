/** Where the GraphQL API listens, as the server sees it; read at each start, never at build. */
export function apiAddress(path: string): URL {
  return new URL(path, process.env.API_URL ?? "http://127.0.0.1:4000");
}
