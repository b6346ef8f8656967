/** Words of the pages of search. */
export const enSearch = {};
