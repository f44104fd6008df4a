import { expect, test } from "vitest";
import { killRounds } from "./kill/rounds.ts";

test("whatever it was doing when it was killed, nothing acknowledged is lost and nothing half done", {
  timeout: 900_000,
}, async () => {
  const said: string[] = [];
  const figures = await killRounds(10, (line) => said.push(line));
  expect(said).toEqual(["10 / 10"]);
  expect(figures.map(({ doing, rounds, lost, halfDone, faults }) => [doing, rounds, lost, halfDone, faults])).toEqual([
    ["PUBLISHING", 4, 0, 0, 0],
    ["MIGRATING", 2, 0, 0, 0],
    ["SIGNING_IN", 1, 0, 0, 0],
    ["BACKING_UP", 1, 0, 0, 0],
    ["RESTORING", 2, 0, 0, 0],
  ]);
  const published = figures.find(({ doing }) => doing === "PUBLISHING");
  expect(published?.killed).toBe(4);
  expect(published?.acknowledged).toBeGreaterThan(10);
});
