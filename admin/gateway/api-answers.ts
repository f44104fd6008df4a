import { apiAddress } from "./api-address.ts";

/** Within that the API has to answer whether it is there, in milliseconds: a page has two seconds to say that it isn't. */
export const answersWithinMs = 1_500;

let asking: Promise<boolean> | undefined;

/** Whether the API answers at all, asked anew each time; those who ask meanwhile get the same answer. */
export function apiAnswers(): Promise<boolean> {
  asking ??= ask("/health/live").finally(() => {
    asking = undefined;
  });
  return asking;
}

/** Whether it says that it is ready. */
export function apiIsReady(): Promise<boolean> {
  return ask("/health/ready");
}

async function ask(path: string): Promise<boolean> {
  try {
    const response = await fetch(apiAddress(path), { cache: "no-store", signal: AbortSignal.timeout(answersWithinMs) });
    await response.body?.cancel();
    return response.status < 500;
  } catch {
    return false;
  }
}
