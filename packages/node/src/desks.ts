import type { Acting, DeskPart, Fetching } from "./acting/index.ts";
import { createContacts } from "./contacts/index.ts";
import { createDockets, createInquiries } from "./inquiries/index.ts";
import { createMeasures } from "./measures/index.ts";
import { createActivities, createScope } from "./operations/index.ts";
import { createDisclosures, createReviews } from "./oversight/index.ts";
import { createPortal } from "./portal/index.ts";
import { createRequests } from "./requests/index.ts";

export type Desks = {
  /** Every part, in the order of the house. */
  readonly all: readonly DeskPart[];
  /** What is public, on a listener of its own. */
  readonly portal: Fetching;
  /** Where disclosures are handed in, on another origin than everything else. */
  readonly disclosures: Fetching;
};

/** The desks of the affair, joined: each is made once, before there is a ledger. */
export function createDesks(acting: Acting): Desks {
  const activities = createActivities(acting);
  const disclosures = createDisclosures(acting);
  const portal = createPortal(acting);
  return {
    all: [
      createMeasures(acting),
      activities,
      createScope(acting),
      createRequests(acting),
      createContacts(acting),
      createDockets(acting),
      createInquiries(acting),
      createReviews(acting),
      disclosures,
      portal,
    ],
    portal: portal.app,
    disclosures: disclosures.app,
  };
}
