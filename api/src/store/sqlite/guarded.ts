import { eachOperation } from "../each-operation.ts";
import { storeTrouble } from "./troubles.ts";

/** The same ports, each operation asking first whether it may run, and telling the store's troubles from other errors. */
export function guarded<Ports extends object>(
  ports: Ports,
  { file, mayRun }: { file: string; mayRun: (operation: string) => void },
): Ports {
  return eachOperation(ports, async (operation, run) => {
    mayRun(operation);
    try {
      return await run();
    } catch (error) {
      throw storeTrouble(error, file);
    }
  });
}
