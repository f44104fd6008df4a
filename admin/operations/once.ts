/** One value a process: Next loads a module anew for its start, its proxy and each of its routes. */
export function oncePerProcess<Value>(name: string, make: () => Value): Value {
  const all = globalThis as typeof globalThis & { beianAdmin?: Map<string, unknown> };
  all.beianAdmin ??= new Map();
  if (!all.beianAdmin.has(name)) all.beianAdmin.set(name, make());
  return all.beianAdmin.get(name) as Value;
}
