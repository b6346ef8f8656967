import type { enOverseer } from "./en-overseer.ts";

export const frOverseer: typeof enOverseer = {};
