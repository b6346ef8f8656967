/** Words of the pages of agreements. */
export const enAgreements = {};
