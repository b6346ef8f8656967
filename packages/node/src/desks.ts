import type { Acting, DeskPart } from "./acting/index.ts";
import { createContacts } from "./contacts/index.ts";
import { createDockets, createInquiries } from "./inquiries/index.ts";
import type { PartyId } from "./keys/index.ts";
import { createMeasures } from "./measures/index.ts";
import { createActivities, createScope } from "./operations/index.ts";
import { createDisclosures, createOverseeing, createReviews, type Disclosures } from "./oversight/index.ts";
import { createPortal, type Portal } from "./portal/index.ts";
import { createRequests } from "./requests/index.ts";

export type Desks = {
  /** Every part, in the order of the house. */
  readonly all: readonly DeskPart[];
  /** What is public, on a listener of its own. */
  readonly portal: Portal;
  /** Where disclosures are handed in, on another origin than everything else. */
  readonly disclosures: Disclosures;
  /** Answers by itself what a partner's entries ask for. To be called after they were applied and their content fetched. */
  react(partner: PartyId): Promise<void>;
};

/** The desks of the affair, joined: each is made once, before there is a ledger. */
export function createDesks(acting: Acting): Desks {
  const contacts = createContacts(acting);
  const disclosures = createDisclosures(acting);
  const inquiries = createInquiries(acting);
  const portal = createPortal(
    acting,
    (partner, inquiry) => inquiries.reportOf(partner, inquiry)?.published === true,
  );
  return {
    all: [
      createMeasures(acting),
      createActivities(acting),
      createScope(acting),
      createRequests(acting),
      contacts,
      createDockets(acting),
      inquiries,
      createReviews(acting),
      createOverseeing(),
      disclosures,
      portal,
    ],
    portal,
    disclosures,
    async react(partner) {
      await contacts.react(partner);
    },
  };
}
