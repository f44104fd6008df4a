import type { ProvinceCode } from "@beian/shared";
import DataLoader from "dataloader";
import type { Domain } from "../domain/domain.ts";
import type { PublishedChange, RecordedRevision, SourceRecord } from "../domain/history.ts";

/** Gathers what many resolvers of one request ask for one by one into one read each. */
export interface Loaders {
  readonly revision: DataLoader<number, RecordedRevision | null>;
  readonly change: DataLoader<number, PublishedChange | null>;
  readonly sources: DataLoader<number, readonly SourceRecord[]>;
  readonly provinceVersion: DataLoader<ProvinceCode, number>;
}

export function createLoaders({ history }: Domain): Loaders {
  return {
    revision: new DataLoader((ids) => history.revisionsById(ids)),
    change: new DataLoader((numbers) => history.changesByNumber(numbers)),
    sources: new DataLoader(async (numbers) => {
      const sources = await history.sourcesOf(numbers);
      return numbers.map((number) => sources.get(number) ?? []);
    }),
    provinceVersion: new DataLoader(async (codes) => {
      const versions = await history.provinceVersions();
      return codes.map((code) => versions.get(code) ?? 0);
    }),
  };
}
