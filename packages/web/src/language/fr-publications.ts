import type { enPublications } from "./en-publications.ts";

export const frPublications: typeof enPublications = {
  publications: {
    title: "Publications",
  },
};
