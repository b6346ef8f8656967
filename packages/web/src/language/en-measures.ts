/** Words of: measures. */
export const enMeasures = {
  measures: {
    title: "Measures",
  },
};
