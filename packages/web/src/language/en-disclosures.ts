/** Words of: disclosures. */
export const enDisclosures = {
  disclosures: {
    title: "Disclosures",
  },
};
