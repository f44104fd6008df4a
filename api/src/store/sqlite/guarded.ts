import { storeTrouble } from "./troubles.ts";

/** The same operations, each asking first whether it may run, and telling the store's troubles from other errors. */
export function guarded<Operations extends object>(
  operations: Operations,
  { file, mayRun }: { file: string; mayRun: (operation: PropertyKey) => void },
): Operations {
  return new Proxy(operations, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== "function") return member;
      return async (...given: unknown[]) => {
        mayRun(name);
        try {
          return await Reflect.apply(member, target, given);
        } catch (error) {
          throw storeTrouble(error, file);
        }
      };
    },
  });
}
