/** Words of: inquiries. */
export const enInquiries = {
  inquiries: {
    title: "Inquiries",
  },
};
