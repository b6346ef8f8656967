/** Words of the pages of standing. */
export const enStanding = {};
