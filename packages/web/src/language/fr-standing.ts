import type { enStanding } from "./en-standing.ts";

export const frStanding: typeof enStanding = {};
