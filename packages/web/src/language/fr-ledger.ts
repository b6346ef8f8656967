import type { enLedger } from "./en-ledger.ts";

export const frLedger: typeof enLedger = {};
