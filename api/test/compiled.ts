import { fileURLToPath } from "node:url";

/** For processes of the product's own, as npm start gives it to them: what Node made of the sources for former ones. */
export const compiled = {
  NODE_COMPILE_CACHE: fileURLToPath(new URL("../../node_modules/.cache/compiled", import.meta.url)),
};
