/** Protected disclosures: sealed to an overseer, and to nobody else. */
export const disclosureOperations = {};
