import type { EntryKind } from "../ledger/index.ts";
import { listed, made } from "./entries/made.ts";
import {
  onwardAnswered,
  onwardAnsweredFreely,
  onwardRequested,
  onwardRequestedInText,
} from "./entries/onward.ts";
import { approved, proposed, refused, withdrawn } from "./entries/proposed.ts";
import { expired, purged, recallExecuted, recallOrdered, recallOrderedInText } from "./entries/recalled.ts";
import { declined, received } from "./entries/received.ts";
import { standingApproved, standingProposed, standingReviewed, standingStopped } from "./entries/standing.ts";
import { standingTurnedDown, turnedDown } from "./entries/turned-down.ts";

/** Every kind of entry this desk writes, and those it wrote once and still reads. */
export const releaseKinds: readonly EntryKind<never>[] = [
  made,
  listed,
  received,
  declined,
  recallOrderedInText,
  recallOrdered,
  recallExecuted,
  expired,
  proposed,
  approved,
  withdrawn,
  turnedDown,
  refused,
  standingProposed,
  standingApproved,
  standingTurnedDown,
  standingStopped,
  standingReviewed,
  onwardRequestedInText,
  onwardRequested,
  onwardAnsweredFreely,
  onwardAnswered,
  purged,
];
