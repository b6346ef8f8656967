import type { enDockets } from "./en-dockets.ts";

export const frDockets: typeof enDockets = {
  dockets: {
    title: "Allégations",
  },
};
