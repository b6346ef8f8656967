/** Operations of ledger. */
export const ledgerOperations = {};
