/** Words of the pages of pictures. */
export const enPictures = {};
