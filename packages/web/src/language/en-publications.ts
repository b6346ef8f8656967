/** Words of: publications. */
export const enPublications = {
  publications: {
    title: "Publications",
  },
};
