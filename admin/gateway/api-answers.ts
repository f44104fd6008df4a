import { get } from "node:http";
import { apiAddress } from "./api-address.ts";

/** Within that the API has to answer whether it is there, in milliseconds: a page has two seconds to say that it isn't. */
const answersWithinMs = 1_200;
/** For what came in while this process itself was busy. */
const lookAgainMs = 200;

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

function ask(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(apiAddress(path), (response) => {
      response.resume();
      settle((response.statusCode ?? 500) < 500);
    });
    request.on("error", () => settle(false));
    // Late timers and answers are due together where this process was held up: the answer is looked at first.
    let timer = setTimeout(() => {
      timer = setTimeout(() => settle(false), lookAgainMs);
    }, answersWithinMs);
    const settle = (answers: boolean) => {
      clearTimeout(timer);
      if (!answers) request.destroy();
      resolve(answers);
    };
  });
}
