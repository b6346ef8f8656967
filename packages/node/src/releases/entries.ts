import type { EntryKind } from "../ledger/index.ts";
import { listed, made } from "./entries/made.ts";
import { onwardAnswered, onwardRequested } from "./entries/onward.ts";
import { approved, proposed, refused, withdrawn } from "./entries/proposed.ts";
import { expired, purged, recallExecuted, recallOrdered } from "./entries/recalled.ts";
import { declined, received } from "./entries/received.ts";
import { standingApproved, standingProposed, standingStopped } from "./entries/standing.ts";

/** Every kind of entry this desk writes. */
export const releaseKinds: readonly EntryKind<never>[] = [
  made,
  listed,
  received,
  declined,
  recallOrdered,
  recallExecuted,
  expired,
  proposed,
  approved,
  withdrawn,
  refused,
  standingProposed,
  standingApproved,
  standingStopped,
  onwardRequested,
  onwardAnswered,
  purged,
];
