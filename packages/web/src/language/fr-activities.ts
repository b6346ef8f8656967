import type { enActivities } from "./en-activities.ts";

export const frActivities: typeof enActivities = {
  activities: {
    title: "Opérations",
  },
};
