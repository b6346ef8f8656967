import type { enPictures } from "./en-pictures.ts";

export const frPictures: typeof enPictures = {};
