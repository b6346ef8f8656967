import { enActivities } from "./en-activities.ts";
import { enAdministration } from "./en-administration.ts";
import { enAgreements } from "./en-agreements.ts";
import { enContacts } from "./en-contacts.ts";
import { enDisclosures } from "./en-disclosures.ts";
import { enDockets } from "./en-dockets.ts";
import { enFirst } from "./en-first.ts";
import { enInquiries } from "./en-inquiries.ts";
import { enLedger } from "./en-ledger.ts";
import { enMeasures } from "./en-measures.ts";
import { enOverseer } from "./en-overseer.ts";
import { enPictures } from "./en-pictures.ts";
import { enProducts } from "./en-products.ts";
import { enPublications } from "./en-publications.ts";
import { enRelations } from "./en-relations.ts";
import { enRequests } from "./en-requests.ts";
import { enReviews } from "./en-reviews.ts";
import { enScope } from "./en-scope.ts";
import { enSearch } from "./en-search.ts";
import { enStanding } from "./en-standing.ts";
import { enWork } from "./en-work.ts";

/** Every word of the screens: read when the first desk is opened. `fr.ts` has the same shape, and the compiler says what is missing. */
export const en = {
  ...enFirst,
  ...enWork,
  ...enActivities,
  ...enScope,
  ...enRequests,
  ...enContacts,
  ...enDockets,
  ...enInquiries,
  ...enReviews,
  ...enDisclosures,
  ...enPublications,
  ...enAdministration,
  ...enRelations,
  ...enLedger,
  ...enOverseer,
  ...enSearch,
  ...enProducts,
  ...enAgreements,
  ...enPictures,
  ...enStanding,
  ...enMeasures,
};

export type Words = typeof en;
