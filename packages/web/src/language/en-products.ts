/** Words of the pages of products. */
export const enProducts = {};
