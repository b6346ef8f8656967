import type { Words } from "./en.ts";
import { frActivities } from "./fr-activities.ts";
import { frAdministration } from "./fr-administration.ts";
import { frAgreements } from "./fr-agreements.ts";
import { frContacts } from "./fr-contacts.ts";
import { frDisclosures } from "./fr-disclosures.ts";
import { frDockets } from "./fr-dockets.ts";
import { frFirst } from "./fr-first.ts";
import { frInquiries } from "./fr-inquiries.ts";
import { frLedger } from "./fr-ledger.ts";
import { frMeasures } from "./fr-measures.ts";
import { frOverseer } from "./fr-overseer.ts";
import { frPictures } from "./fr-pictures.ts";
import { frProducts } from "./fr-products.ts";
import { frPublications } from "./fr-publications.ts";
import { frRelations } from "./fr-relations.ts";
import { frRequests } from "./fr-requests.ts";
import { frReviews } from "./fr-reviews.ts";
import { frScope } from "./fr-scope.ts";
import { frSearch } from "./fr-search.ts";
import { frStanding } from "./fr-standing.ts";
import { frWork } from "./fr-work.ts";

export const fr: Words = {
  ...frFirst,
  ...frWork,
  ...frActivities,
  ...frScope,
  ...frRequests,
  ...frContacts,
  ...frDockets,
  ...frInquiries,
  ...frReviews,
  ...frDisclosures,
  ...frPublications,
  ...frAdministration,
  ...frRelations,
  ...frLedger,
  ...frOverseer,
  ...frSearch,
  ...frProducts,
  ...frAgreements,
  ...frPictures,
  ...frStanding,
  ...frMeasures,
};
