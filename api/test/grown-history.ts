import { addDays, national, provinceCodes, shippedCatalogue } from "@beian/shared";
import Database from "better-sqlite3";
import { openFile } from "../src/store/open.ts";

const editsAChange = 50;
const firstDay = "2015-01-01";
const days = 4_300;

const cells = shippedCatalogue.requirements
  .filter(({ value }) => value.type === "BOOLEAN")
  .slice(0, 20)
  .flatMap(({ key }) => [national, ...provinceCodes].map((layer) => ({ layer, requirement: key })));

/**
 * Makes a database with changes of fifty edits, spread over twelve years, until so many revisions are there: row by row past
 * the domain, for there are many, but past none of the database's own triggers.
 */
export async function growHistory(file: string, revisions: number): Promise<void> {
  const store = await openFile(file, { now: () => new Date() });
  await store.close();
  const database = new Database(file);
  database.pragma("synchronous = OFF");
  const write = statementsOf(database);
  const changes = Math.ceil(revisions / editsAChange);
  database.transaction(() => {
    for (let index = 0; index < changes; index += 1) {
      const past = Math.floor((index / changes) * days);
      const at = Date.UTC(2015, 0, 1) + past * 86_400_000 + index;
      const day = addDays(firstDay, past);
      const content = JSON.stringify({ value: index % 2 === 0, strictness: "ENFORCED", noteZh: `第 ${index} 号` });
      const { lastInsertRowid: change } = write.change.run({ title: `变更 ${index}`, at });
      for (let place = 0; place < editsAChange; place += 1) {
        const edit = { ...cells[(index * 7 + place * 13) % cells.length], change, content, day, at };
        write.edit.run(edit);
        write.revision.run(edit);
      }
      write.publish.run({ change, day, at });
    }
  })();
  database.close();
}

function statementsOf(database: Database.Database) {
  return {
    change: database.prepare(`INSERT INTO change (title, reason, status, version, created_at, updated_at)
      VALUES (@title, '增长', 'DRAFT', 1, @at, @at)`),
    edit: database.prepare(`INSERT INTO change_edit (change_number, layer, requirement, content, edited_at)
      VALUES (@change, @layer, @requirement, @content, @at)`),
    revision: database.prepare(`INSERT INTO revision
      (layer, requirement, content, effective_from, recorded_at, change_number, correction, horizon)
      VALUES (@layer, @requirement, @content, @day, @at, @change, 0, max(@day, coalesce((
        SELECT horizon FROM cell WHERE layer = @layer AND requirement = @requirement), @day)))`),
    publish: database.prepare(`UPDATE change SET status = 'PUBLISHED', version = 2, effective_from = @day,
      published_at = @at, updated_at = @at WHERE number = @change`),
  };
}
