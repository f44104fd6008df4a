import { registerHooks } from "node:module";

/**
 * Node reads a package's package.json for each of its modules. Drizzle's, with hundreds of entry points, is so long that
 * this takes longer than all else of a start: its modules name one another by path, and all are of one kind. To be
 * called before the first of them is imported.
 */
export function quickenImports(): void {
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
