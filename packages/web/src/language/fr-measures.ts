import type { enMeasures } from "./en-measures.ts";

export const frMeasures: typeof enMeasures = {
  measures: {
    title: "Mesures",
  },
};
