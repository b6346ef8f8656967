/** Words of the pages of administration. */
export const enAdministration = {};
