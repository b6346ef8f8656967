import type { enRequests } from "./en-requests.ts";

export const frRequests: typeof enRequests = {
  requests: {
    title: "Demandes",
  },
};
