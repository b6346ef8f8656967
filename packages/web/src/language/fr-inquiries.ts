import type { enInquiries } from "./en-inquiries.ts";

export const frInquiries: typeof enInquiries = {
  inquiries: {
    title: "Enquêtes",
  },
};
