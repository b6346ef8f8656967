import { randomBytes } from "node:crypto";

/** What one append says; the same for the ledger and for the bare loop. */
export const subjectOf = (n: number): string => `weather in the strait, bulletin ${n}`;
export const AUTHOR = "01KQ2Z5T0VJ8Q0X4M6N7P8R9ST";
export const HEADER = Buffer.from('{"kind":"note","v":1}');
/** 1.6 KB that no compression makes smaller. */
export const CONTENT = randomBytes(1600);
