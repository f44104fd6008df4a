/** The little that the instance notes for itself, by name. */
export interface SettingReads {
  get(key: string): Promise<string | null>;
}

/** Takes the place of what was noted before. */
export interface SettingWrites {
  put(key: string, value: string): Promise<void>;
}
