/** Words of the pages of relations. */
export const enRelations = {};
