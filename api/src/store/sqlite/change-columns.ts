import { change } from "@beian/drizzle/schema";
import { getTableColumns, sql } from "drizzle-orm";

/** Whether the change at hand was cancelled before it began. */
export const isCancelled = "EXISTS (SELECT 1 FROM cancellation WHERE cancellation.cancelled = change.number)";

/** All of a change, with the one that cancelled it. */
export const changeColumns = {
  ...getTableColumns(change),
  cancelledBy: sql<
    number | null
  >`(SELECT cancellation.change_number FROM cancellation WHERE cancellation.cancelled = change.number)`,
};
