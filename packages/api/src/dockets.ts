/** Allegations, claims and the answer of each party. */
export const docketOperations = {};
