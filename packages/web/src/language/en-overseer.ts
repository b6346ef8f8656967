/** Words of the overseer's own place. */
export const enOverseer = {
  overseer: {
    title: "Overseer’s desk",
    lead: "What the agreement gives you, what was kept from the partner, what was refused, and the means to check it all yourself.",
    given: "What the agreement gives you",
    noClause:
      "No agreement in force has a clause on oversight. What your own law gives you is not less for it.",
    refused: "Acts refused at this node",
    refusedCaption: "Other acts than releases, newest first",
    noneRefused: "No act was refused.",
    refusedReleases: "Releases that were refused",
    at: "When",
    act: "Act",
    clauses: "Clauses",
    further: "Further",
    reviews: "Reviews of operations, and their conditions",
    samples: "Standing releases: samples to look at",
    disclosures: "Protected disclosures",
    verify: "Verify both logs in this browser, or from an export",
  },
};
