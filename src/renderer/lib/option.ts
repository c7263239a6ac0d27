/** One thing to choose; `text` is what is typed and read, `note` explains it; those of one `group` stand together. */
export type Option<T extends string> = { id: T; text: string; note?: string; group?: string };
