import { enableCompileCache, registerHooks } from "node:module";
import { join } from "node:path";

/**
 * What a former start compiled is kept beside the packages, where that can be written: it halves the time of a start.
 * And Node reads a package's package.json for each of its modules. Drizzle's, with hundreds of entry points, is so long
 * that this takes longer than all else: its modules name one another by path, and all are of one kind. To be called
 * before what it is for is imported.
 */
export function quickenImports(): void {
  enableCompileCache(join(import.meta.dirname, "../../node_modules/.cache/compiled"));
  registerHooks({
    resolve(specifier, context, next) {
      const { parentURL } = context;
      const isWithin = /^\.\.?\//.test(specifier) && specifier.endsWith(".js") && parentURL?.includes(drizzleFolder);
      if (!isWithin) return next(specifier, context);
      return { url: new URL(specifier, parentURL).href, format: "module", shortCircuit: true };
    },
  });
}

const drizzleFolder = "/node_modules/drizzle-orm/";
