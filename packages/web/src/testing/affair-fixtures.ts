import type {
  AnswerOf,
  contactOperations,
  docketOperations,
  measureOperations,
  requestOperations,
} from "@entente/api";
import { relation } from "./fixtures.ts";

/** An affair under way, as the state of the relation counts it. */
export const allegations: AnswerOf<typeof docketOperations.docketSummary> = {
  openDockets: 1,
  claims: 7,
  cells: {
    ours: { none_yet: 3, decline: 1, claimant: 3 },
    theirs: { contested_distorted: 1, deny: 2, decline: 1, ncnd: 1, claimant: 2 },
  },
  oldestUnanswered: { ours: 12 },
};

export const demands: AnswerOf<typeof requestOperations.requestSummary> = {
  items: [
    {
      partner: relation.partner,
      ours: { open: 2, unanswered: 1, overdue: 1, oldestDays: 22 },
      theirs: { open: 0, unanswered: 0, overdue: 0 },
    },
  ],
};

const none = { open: 0, met: 0, partly: 0, missed: 0, lapsed: 0, disputed: 0, overdue: 0 };

export const undertakings: AnswerOf<typeof contactOperations.contactSummary> = {
  undertakings: { ours: none, theirs: { ...none, open: 2, next: "2031-06-01T00:00:00Z" } },
  protests: [],
  divergences: 1,
};

export const measures: AnswerOf<typeof measureOperations.listMeasures> = {
  items: [
    {
      measure: "01K8ZJ4Q6V0000000000000009",
      partner: relation.partner,
      by: "us",
      what: "suspend-area",
      areas: ["cyber-threats"],
      reason: "breach",
      at: "2031-05-20T08:00:00Z",
      state: "proposed",
      entry: { log: "ours", index: 3 },
    },
  ],
};
