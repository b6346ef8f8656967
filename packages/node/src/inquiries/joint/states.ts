import { type InquiryState, inquiryStates } from "@entente/api";

/**
 * The states of a joint inquiry and what leads from one to another (inquiry.md §2). Pure: guards that need more than
 * the state stand beside the command that asks, and are checked again when the partner's entry arrives.
 */

export const inquiryEvents = [
  /** A draft of the terms, or a counter to one. */
  "draft-terms",
  /** One party signs; by itself it opens nothing. */
  "sign-terms",
  /** All parties have signed the same bytes. */
  "all-signed-terms",
  /** Silence past the time to answer. */
  "lapse",
  /** Evidence, an edge, a grade. */
  "examine",
  /** All parties have closed, or the date in the terms has passed. */
  "close-evidence",
  "draft-finding",
  /** Every claim has a finding. */
  "all-claims-found",
  "dissent",
  "circulate",
  "comment",
  /** The time for comments is over. */
  "finalise",
  /** One party signs the report, or refuses to. */
  "decide-report",
  /** Every party has signed, refused, or let its time pass. */
  "all-decided-report",
  /** One party says whether the joint text may be published. */
  "decide-publication",
  "all-consent-publication",
  "reopen",
  "withdraw",
] as const;
export type InquiryEvent = (typeof inquiryEvents)[number];

type Transitions = Readonly<Partial<Record<InquiryEvent, InquiryState>>>;

/** Evidence is examined to the end: what comes after it was closed goes to the list of late items. */
const examined = (state: InquiryState): Transitions => ({ examine: state, withdraw: "withdrawn" });
/** Only new evidence reopens what was concluded; the old report stays. */
const concluded: Transitions = { reopen: "open" };

export const transitions: Readonly<Record<InquiryState, Transitions>> = {
  proposed: { "draft-terms": "terms", lapse: "lapsed", withdraw: "withdrawn" },
  terms: {
    "draft-terms": "terms",
    "sign-terms": "terms",
    "all-signed-terms": "open",
    lapse: "lapsed",
    withdraw: "withdrawn",
  },
  open: { ...examined("open"), "close-evidence": "evidence-closed" },
  "evidence-closed": {
    ...examined("evidence-closed"),
    "draft-finding": "evidence-closed",
    "all-claims-found": "draft",
    dissent: "evidence-closed",
  },
  draft: { ...examined("draft"), "draft-finding": "draft", dissent: "draft", circulate: "comment" },
  comment: {
    ...examined("comment"),
    "draft-finding": "comment",
    dissent: "comment",
    comment: "comment",
    finalise: "final",
  },
  final: { "decide-report": "final", "all-decided-report": "signed", ...concluded },
  signed: {
    "decide-publication": "signed",
    "all-consent-publication": "published",
    ...concluded,
  },
  published: concluded,
  lapsed: {},
  withdrawn: {},
};

/** The state that an event leads to; undefined where it is not possible. */
export function next(state: InquiryState, event: InquiryEvent): InquiryState | undefined {
  return transitions[state][event];
}

/** Where an event is possible, for the sentence that says why it is not. */
export function statesFor(event: InquiryEvent): InquiryState[] {
  return inquiryStates.filter((state) => next(state, event) !== undefined);
}

/** States from which nothing is due any more. */
export const isOver = (state: InquiryState): boolean =>
  state === "published" || state === "lapsed" || state === "withdrawn";
