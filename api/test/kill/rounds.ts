import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { provinceCodes } from "@beian/shared";
import { bringRules } from "../../src/bring-rules.ts";
import { createPasswordHashing } from "../../src/domain/password-hash.ts";
import { createPeople } from "../../src/domain/people.ts";
import { createTokens } from "../../src/domain/tokens.ts";
import { openStore } from "../../src/store/open.ts";
import type { Asked, ChangeAnswer } from "../change-steps.ts";
import { at, source, took } from "../change-steps.ts";
import type { Answer } from "../harness.ts";
import { rulesAlone } from "../older-rules.ts";
import { makeReleasedDatabase, rowsOf } from "../store/sqlite/released-database.ts";
import type { Child } from "./child.ts";
import { startChild } from "./child.ts";
import type { Acknowledged, Soundness } from "./soundness.ts";
import { soundnessOf } from "./soundness.ts";

/** What is going on when the process is killed. */
export type Doing = "PUBLISHING" | "SIGNING_IN" | "BACKING_UP" | "RESTORING" | "MIGRATING";

export interface Figures {
  readonly doing: Doing;
  readonly rounds: number;
  /** Of those, the ones whose process was still running when it was killed. */
  readonly killed: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly halfDone: number;
  /** Rounds after which integrity, references or the audit's chain were broken. */
  readonly faults: number;
}

const system = { kind: "SYSTEM", origin: "kill" } as const;
const now = () => new Date();
/** The schema version of the first release. */
const firstRelease = 2;

/** Of ten rounds, half kill the API itself. */
const turns: readonly Doing[] = [
  "PUBLISHING",
  "MIGRATING",
  "SIGNING_IN",
  "BACKING_UP",
  "PUBLISHING",
  "RESTORING",
  "PUBLISHING",
  "MIGRATING",
  "PUBLISHING",
  "RESTORING",
];

/**
 * Kills the product round after round at random moments, and looks after each at what is left. Goes on after a fault,
 * which is told; ends early where the signal says so.
 */
export async function killRounds(
  rounds: number,
  tell: (line: string) => void,
  signal?: AbortSignal,
): Promise<readonly Figures[]> {
  const folder = mkdtempSync(join(tmpdir(), "beian-kill-"));
  try {
    const scene = await setUp(folder);
    const figures = new Map<Doing, Figures>();
    for (let round = 0; round < rounds && !signal?.aborted; round += 1) {
      const doing = turns[round % turns.length] ?? "PUBLISHING";
      const before = scene.acknowledged.length;
      const { killed, soundness } = await acts[doing](scene);
      const known = figures.get(doing);
      figures.set(doing, {
        doing,
        rounds: (known?.rounds ?? 0) + 1,
        killed: (known?.killed ?? 0) + Number(killed),
        acknowledged: (known?.acknowledged ?? 0) + scene.acknowledged.length - before,
        lost: (known?.lost ?? 0) + soundness.lost.length,
        halfDone: (known?.halfDone ?? 0) + soundness.halfDone.length,
        faults: (known?.faults ?? 0) + soundness.faults.length,
      });
      const wrong = [...soundness.faults, ...soundness.lost, ...soundness.halfDone];
      if (wrong.length > 0) tell(`${round + 1} ${doing}: ${wrong.join("; ")}`);
      if ((round + 1) % 10 === 0) tell(`${round + 1} / ${rounds}`);
    }
    return [...figures.values()];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Scene {
  readonly folder: string;
  readonly dataDir: string;
  readonly file: string;
  readonly editor: { readonly token: string };
  readonly reviewer: { readonly token: string };
  /** A database of the first released version, closed. */
  readonly old: string;
  readonly acknowledged: Acknowledged[];
  /** Makes each publication say something else than the one before. */
  value: number;
  /** How long the command last took where nobody killed it, in milliseconds. */
  readonly lasts: { BACKING_UP: number; RESTORING: number };
}

interface Round {
  readonly killed: boolean;
  readonly soundness: Soundness;
}

const acts: Readonly<Record<Doing, (scene: Scene) => Promise<Round>>> = {
  async PUBLISHING(scene) {
    const { file, dataDir, acknowledged } = scene;
    const { child, url } = await startApi(dataDir);
    const before = acknowledged.length;
    const working = Promise.all([0, 1, 2].map((worker) => work(scene, url, worker)));
    // By what was done and not by time, so that a slow machine is killed amid work as well.
    const enough = before + 1 + Math.floor(Math.random() * 12);
    while (acknowledged.length < enough) await pause(1);
    await pause(Math.random() * 50);
    const killed = await child.kill();
    await working;
    return { killed, soundness: await soundnessOf(file, acknowledged) };
  },

  async SIGNING_IN({ file, dataDir, acknowledged }) {
    const { child, url } = await startApi(dataDir);
    let done = 0;
    const count = () => {
      done += 1;
    };
    const working = Promise.all(roles.map((role) => comeAndGo(url, role, count)));
    const enough = 1 + Math.floor(Math.random() * 12);
    while (done < enough) await pause(1);
    await pause(Math.random() * 150);
    const killed = await child.kill();
    await working;
    return { killed, soundness: await soundnessOf(file, acknowledged) };
  },

  async BACKING_UP(scene) {
    const { file, dataDir, folder, acknowledged, lasts } = scene;
    const target = join(folder, "killed-backup.db");
    for (const name of readdirSync(folder)) if (name.startsWith("killed-backup.db")) rmSync(join(folder, name));
    const killed = await killWithin(cli(dataDir, "backup", target), lasts.BACKING_UP);
    const soundness = await soundnessOf(file, acknowledged);
    if (!existsSync(target)) return { killed, soundness };
    // What has the backup's name is a whole one: it can be restored.
    const elsewhere = join(folder, "elsewhere");
    mkdirSync(elsewhere);
    const { code, err } = await cli(elsewhere, "restore", target).ended();
    const faults = code === 0 ? [] : [`a backup that can't be restored: ${err.trim()}`];
    const restored = code === 0 ? await soundnessOf(join(elsewhere, "beian.db"), acknowledged) : null;
    rmSync(elsewhere, { recursive: true });
    return {
      killed,
      soundness: {
        faults: [...soundness.faults, ...faults, ...(restored?.faults ?? [])],
        lost: [...soundness.lost, ...(restored?.lost ?? [])],
        halfDone: [...soundness.halfDone, ...(restored?.halfDone ?? [])],
      },
    };
  },

  async RESTORING(scene) {
    const { file, dataDir, folder, acknowledged, lasts } = scene;
    const target = join(folder, "to-restore.db");
    rmSync(target, { force: true });
    const began = performance.now();
    const made = await cli(dataDir, "backup", target).ended();
    if (made.code !== 0) throw new Error(`no backup: ${made.err}`);
    lasts.BACKING_UP = performance.now() - began;
    const killed = await killWithin(cli(dataDir, "restore", target), lasts.RESTORING);
    for (const name of readdirSync(dataDir)) if (name.includes(".before-")) rmSync(join(dataDir, name));
    // Old or new, it holds all that the backup does.
    return { killed, soundness: await soundnessOf(file, acknowledged) };
  },

  async MIGRATING({ old, folder }) {
    const file = join(folder, "migrating.db");
    for (const suffix of ["", "-wal", "-shm", "-journal"]) rmSync(`${file}${suffix}`, { force: true });
    cpSync(old, file);
    const before = rowsOf(file);
    const child = startChild("api/test/kill/open-database.ts", [file]);
    await child.said(/begins/);
    await pause(Math.random() * 60);
    const killed = await child.kill();
    const left = rowsOf(file);
    // Opening it takes the migration up again where it was cut short.
    const soundness = await soundnessOf(file, []);
    const migrated = rowsOf(file);
    const lost = [...before].filter(([table, rows]) => left.get(table) !== rows || migrated.get(table) !== rows);
    return { killed, soundness: { ...soundness, lost: lost.map(([table, rows]) => `${table} had ${rows} rows`) } };
  },
};

async function startApi(dataDir: string): Promise<{ readonly child: Child; readonly url: string }> {
  const env = { DATA_DIR: dataDir, API_PORT: "0", MUTATIONS_PER_MINUTE: "1000000" };
  const child = startChild("api/src/main.ts", [], env);
  return { child, url: await child.said(/GraphQL: (\S+)\n/) };
}

/** Drafts, submits, approves and publishes change after change in provinces of its own, until the server is gone. */
async function work(scene: Scene, url: string, worker: number): Promise<void> {
  const { editor, reviewer, acknowledged } = scene;
  const server = asked(url);
  const provinces = provinceCodes.slice(worker * 5, worker * 5 + 5);
  const note = (change: ChangeAnswer) => {
    const { number, version, status, edits } = change;
    acknowledged.push({ number, version, status, edits: edits.length });
    return change;
  };
  try {
    for (;;) {
      scene.value = (scene.value % 90) + 1;
      const set = provinces.map((province) => ({
        province,
        requirement: "organisation-minimum-age",
        value: scene.value,
        noteZh: `第 ${acknowledged.length} 次`,
      }));
      const input = { title: "调整规则", reason: "管局通知", sources: [source] };
      const created = note(await took(server, "createChange", input, editor));
      const edited = note(await took(server, "editChange", { ...at(created), set }, editor));
      const submitted = note(await took(server, "submitChange", at(edited), editor));
      const approved = note(await took(server, "reviewChange", { ...at(submitted), verdict: "APPROVED" }, reviewer));
      note(await took(server, "publishChange", at(approved), reviewer));
    }
  } catch (error) {
    mustBeGone(error);
  }
}

/** Signs in and out by password, now here, now everywhere, until the server is gone. */
async function comeAndGo(url: string, role: Role, done: () => void): Promise<void> {
  const post = async (path: string, body: object, cookie = "") => {
    const headers = { "content-type": "application/json", cookie };
    const response = await fetch(new URL(`/api/auth${path}`, url), {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    await response.text();
    if (!response.ok) throw new Error(`${path} answers ${response.status}`);
    done();
    return response.headers.getSetCookie().map((one) => one.split(";", 1)[0]);
  };
  try {
    for (let turn = 0; ; turn += 1) {
      const cookies = await post("/sign-in/email", { email: emailOf(role), password });
      await post(turn % 3 === 2 ? "/revoke-sessions" : "/sign-out", {}, cookies.join("; "));
    }
  } catch (error) {
    mustBeGone(error);
  }
}

/** The connection breaks off as the server is killed; anything else that it answers is a fault of the harness. */
function mustBeGone(error: unknown): void {
  if (!(error instanceof TypeError || (error instanceof Error && error.name === "AbortError"))) throw error;
}

const roles = ["EDITOR", "REVIEWER"] as const;
type Role = (typeof roles)[number];
const password = "a long password";

function emailOf(role: Role): string {
  return `${role.toLowerCase()}@example.com`;
}

function asked(url: string): Asked {
  return {
    async gql<Data>(query: string, variables: object = {}, as?: { token: string }): Promise<Answer<Data>> {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${as?.token}` },
        body: JSON.stringify({ query, variables }),
      });
      const { data = null, errors = [] }: Partial<Answer<Data>> = JSON.parse(await response.text());
      return { status: response.status, data, errors };
    },
  };
}

function cli(dataDir: string, ...args: readonly string[]): Child {
  return startChild("api/src/cli/main.ts", args, { DATA_DIR: dataDir });
}

/** Kills it at a random moment of the time that it takes as a rule. */
async function killWithin(child: Child, lastsMs: number): Promise<boolean> {
  await Promise.race([pause(Math.random() * lastsMs), child.ended()]);
  return child.kill();
}

async function setUp(folder: string): Promise<Scene> {
  const dataDir = join(folder, "data");
  const file = join(dataDir, "beian.db");
  mkdirSync(dataDir, { mode: 0o700 });
  const store = await openStore({ dataDir, now });
  await bringRules(store, rulesAlone());
  const member = async (role: Role) => {
    const person = await createPeople({ store, hashing: createPasswordHashing() }).create(system, {
      name: role,
      email: emailOf(role),
      role,
      password,
    });
    return createTokens({ store, now }).create(system, { owner: person, name: "kill", days: 30 });
  };
  const editor = await member("EDITOR");
  const reviewer = await member("REVIEWER");
  await store.close();
  const old = join(folder, "old.db");
  makeReleasedDatabase(old, firstRelease, file);
  const lasts = { BACKING_UP: 0, RESTORING: 0 };
  const target = join(folder, "measured.db");
  for (const [doing, name] of [
    ["BACKING_UP", "backup"],
    ["RESTORING", "restore"],
  ] as const) {
    const began = performance.now();
    const { code, err } = await cli(dataDir, name, target).ended();
    if (code !== 0) throw new Error(`${name}: ${err}`);
    lasts[doing] = performance.now() - began;
  }
  return { folder, dataDir, file, old, editor, reviewer, acknowledged: [], value: 0, lasts };
}
