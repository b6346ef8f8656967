/** Words of: requests. */
export const enRequests = {
  requests: {
    title: "Requests",
  },
};
