/** Runs an operation, with whatever goes around it; its name is told with its noun, as in history.page. */
export type AroundOperation = (name: string, run: () => Promise<unknown>) => Promise<unknown>;

/** The same ports with something around each of their operations, each of them wrapped once, when it is first asked for. */
export function eachOperation<Ports extends object>(ports: Ports, around: AroundOperation, noun = ""): Ports {
  const wrapped = new Map<PropertyKey, unknown>();
  const wrap = (member: unknown, name: string): unknown => {
    if (typeof member === "function")
      return (...given: unknown[]) => around(name, async () => Reflect.apply(member, ports, given));
    // Another library's own way to its tables, whose operations aren't ours to come between.
    if (typeof member !== "object" || member === null || name === "signInTables") return member;
    return eachOperation(member, around, `${name}.`);
  };
  return new Proxy(ports, {
    get(target, name) {
      if (typeof name !== "string") return Reflect.get(target, name);
      if (!wrapped.has(name)) wrapped.set(name, wrap(Reflect.get(target, name), `${noun}${name}`));
      return wrapped.get(name);
    },
  });
}
