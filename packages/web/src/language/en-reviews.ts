/** Words of: oversight. */
export const enReviews = {
  reviews: {
    title: "Oversight",
  },
};
