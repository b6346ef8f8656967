import type { PageRoute } from "../router.ts";
import { ReviewPage } from "./review-page.tsx";
import { ReviewsPage } from "./reviews-page.tsx";

/** Reviews of security against privacy, and what was kept from the partner. */
export const reviewsPages: Readonly<Record<string, PageRoute>> = {
  reviews: ({ path: [, id] }) => (id === undefined ? <ReviewsPage /> : <ReviewPage id={id} />),
};
