/** Words of the pages of overseer. */
export const enOverseer = {};
