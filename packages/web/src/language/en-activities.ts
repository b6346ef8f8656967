/** Words of: operations. */
export const enActivities = {
  activities: {
    title: "Operations",
  },
};
