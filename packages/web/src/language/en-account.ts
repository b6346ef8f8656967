/** Words of the pages of account. */
export const enAccount = {};
