/** Reviews of security against privacy, and what was kept from the partner. */
export const reviewOperations = {};
