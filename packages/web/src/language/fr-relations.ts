import type { enRelations } from "./en-relations.ts";

export const frRelations: typeof enRelations = {};
