/** Words of the pages of ledger. */
export const enLedger = {};
