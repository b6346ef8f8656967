import type { enReviews } from "./en-reviews.ts";

export const frReviews: typeof enReviews = {
  reviews: {
    title: "Contrôle",
  },
};
