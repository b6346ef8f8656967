import type { enAdministration } from "./en-administration.ts";

export const frAdministration: typeof enAdministration = {};
