import type { Acting } from "../../acting/index.ts";
import { evidenceKinds } from "./entries/evidence.ts";
import { findingKinds } from "./entries/findings.ts";
import { openingKinds } from "./entries/opening.ts";
import { reportKinds } from "./entries/report.ts";

/** Every kind of entry of a joint inquiry. */
export const inquiryKinds = (acting: Acting) => [
  ...openingKinds(acting),
  ...evidenceKinds(acting),
  ...findingKinds(acting),
  ...reportKinds(acting),
];

/** Whose sealed words the other party reads. */
export const fetchedKinds = [
  "inquiry.proposed/1",
  "inquiry.terms/1",
  "inquiry.withdrawn/1",
  "inquiry.reopened/1",
  "evidence.submitted/1",
  "evidence.linked/1",
  "finding.drafted/1",
  "report.commented/1",
  "report.dissent/1",
  "report.final/1",
  "report.refused/1",
];
