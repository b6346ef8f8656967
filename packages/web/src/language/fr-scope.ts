import type { enScope } from "./en-scope.ts";

export const frScope: typeof enScope = {
  scope: {
    title: "Périmètre",
  },
};
