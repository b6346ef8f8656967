import { z } from "zod";
import { code, instant, partyId, ulid, words } from "./common.ts";
import { channelOperations } from "./contacts-channel.ts";
import { confidants, desk, liaison, lists, office, readers, side } from "./contacts-common.ts";
import { acts, reads } from "./operation.ts";

/** Closed lists that stand in entries (inquiry.md §3). */
export const contactForms = ["call", "ministerial", "working-meal", "visit", "experts", "note"] as const;
export const contactVerbs = ["agreed", "demanded", "undertook", "discussed", "noted", "silent"] as const;
export const undertakingResults = ["met", "partly", "missed", "lapsed", "disputed"] as const;
export const summonsAttended = ["yes", "no", "sent-other"] as const;
export const summonsOutcomes = [
  "explained",
  "promised-answer",
  "declined",
  "demand-handed",
  "protest-handed",
  "none",
] as const;

/** A day of the calendar: the pattern alone would let 31 February pass. */
const moment = instant.refine((text) => {
  const at = Date.parse(text);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 19) === text.slice(0, 19);
}, "is no time that exists");
/** `altered`: what was sealed is not what was signed. `not-readable`: erased, not here yet, or of no known form. */
const reading = z.enum(["whole", "not-readable", "altered"]);
const saying = z.strictObject({ en: words(2000), fr: words(2000) });

export const contactParticipant = z.strictObject({ party: partyId, office });
export const readOutItem = z.strictObject({
  /** Chosen by whoever signs: what lets both parties' read-outs be laid side by side. */
  topic: code,
  verb: z.enum(contactVerbs),
  /** Absent exactly where the read-out says that it is silent. */
  text: saying.optional(),
});
export type ReadOutItem = z.infer<typeof readOutItem>;

/** A period open to either side; an undertaking says which it covers and on which it is silent. */
export const undertakingPeriod = z.strictObject({ from: moment.optional(), until: moment.optional() });
const measure = {
  what: z.literal("releases"),
  area: code,
  /** Seen from the owner: what it gives, or what it takes. */
  direction: z.enum(["given", "received"]),
  /** The baseline's period. */
  from: moment,
  until: moment,
};

const readOut = z.strictObject({
  readOut: ulid,
  side,
  version: z.int(),
  supersedes: ulid.optional(),
  at: instant,
  current: z.boolean(),
  reading,
  items: z.array(readOutItem).optional(),
});
const said = z.strictObject({ verb: z.enum(contactVerbs), text: saying.optional() });
/** `agreed` only where both read-outs say so in the same words; `one-sided` while one party has not spoken. */
const topic = z.strictObject({
  topic: code,
  status: z.enum(["agreed", "same", "divergent", "words-differ", "one-sided"]),
  ours: said.optional(),
  theirs: said.optional(),
  /** Whose alone the word "agreed" is. */
  agreedSaidOnlyBy: side.optional(),
});
const contactFacts = {
  contact: ulid,
  partner: partyId,
  recordedBy: side,
  form: z.enum(contactForms),
  access: z.enum(["open", "closed"]),
  start: instant,
  end: z.union([instant, z.literal("short")]),
  at: instant,
  /** Absent where the particulars are not readable here. */
  place: z.string().optional(),
  participants: z.array(contactParticipant).optional(),
  divergences: z.int(),
};
const undertaking = z.strictObject({
  undertaking: ulid,
  partner: partyId,
  owner: partyId,
  side,
  contact: ulid.optional(),
  at: instant,
  text: z.string().optional(),
  scope: z.string().optional(),
  covers: undertakingPeriod,
  silent: z.array(undertakingPeriod),
  due: instant,
  state: z.enum(["open", ...undertakingResults]),
  overdue: z.boolean(),
  ageDays: z.int(),
  measure: z
    .strictObject({
      ...measure,
      baseline: z.int(),
      /** What this node counts itself: in the baseline's period, and since the covered period began. */
      counted: z.strictObject({ before: z.int(), since: z.int() }),
    })
    .optional(),
  evidence: z.array(z.strictObject({ evidence: ulid, at: instant, text: z.string().optional() })),
  assessments: z.array(
    z.strictObject({
      assessment: ulid,
      at: instant,
      result: z.enum(undertakingResults),
      text: z.string().optional(),
    }),
  ),
});
const protest = z.strictObject({
  protest: ulid,
  partner: partyId,
  side,
  at: instant,
  state: z.enum(["unanswered", "acknowledged"]),
  ageDays: z.int(),
  acknowledgedAt: instant.optional(),
  text: z.string().optional(),
  answer: z.string().optional(),
});
const summonsWords = {
  /** The office that was called in, and the one that called it. */
  office,
  by: office,
  place: words(160),
  time: moment,
  attendedBy: office.optional(),
  reason: words(2000),
  outcomeText: words(4000),
};
const summons = z.strictObject({
  summons: ulid,
  partner: partyId,
  side,
  at: instant,
  attended: z.enum(summonsAttended),
  outcome: z.enum(summonsOutcomes),
  protest: ulid.optional(),
  words: z.strictObject(summonsWords).optional(),
});
const standing = z.strictObject({
  open: z.int(),
  met: z.int(),
  partly: z.int(),
  missed: z.int(),
  lapsed: z.int(),
  disputed: z.int(),
  overdue: z.int(),
  /** The nearest date by which an undertaking that is not settled is due. */
  next: instant.optional(),
});

const ofContact = z.strictObject({ partner: partyId, contact: ulid });
const ofUndertaking = z.strictObject({ partner: partyId, undertaking: ulid });

export const contactOperations = {
  recordContact: acts({
    id: "recordContact",
    method: "POST",
    path: "/v1/contacts",
    desk,
    summary: "Records that a call, a meeting or a visit took place; participants and place are sealed.",
    roles: liaison,
    body: z.strictObject({
      partner: partyId,
      form: z.enum(contactForms),
      access: z.enum(["open", "closed"]),
      start: moment,
      end: z.union([moment, z.literal("short")]),
      participants: z.array(contactParticipant).min(1).max(40),
      place: words(160),
    }),
    answer: z.strictObject({ contact: ulid }),
  }),
  listContacts: lists(
    { id: "listContacts", path: "/v1/contacts", summary: "Contacts, the last recorded first." },
    readers,
    z.strictObject({ ...contactFacts, readOuts: z.strictObject({ ours: z.int(), theirs: z.int() }) }),
  ),
  getContact: reads({
    id: "getContact",
    method: "GET",
    path: "/v1/relations/{partner}/contacts/{contact}",
    desk,
    summary: "One contact: every read-out of both parties, and the topics side by side.",
    roles: readers,
    params: ofContact,
    answer: z.strictObject({ ...contactFacts, readOuts: z.array(readOut), topics: z.array(topic) }),
  }),
  signReadOut: acts({
    id: "signReadOut",
    method: "POST",
    path: "/v1/relations/{partner}/contacts/{contact}/read-outs",
    desk,
    summary: "Signs this party's one read-out of a contact; a correction names the version it supersedes.",
    roles: ["signatory"],
    asserted: true,
    params: ofContact,
    body: z.strictObject({ items: z.array(readOutItem).min(1).max(40), supersedes: ulid.optional() }),
    answer: z.strictObject({ readOut: ulid, version: z.int() }),
  }),
  keepMinutes: acts({
    id: "keepMinutes",
    method: "POST",
    path: "/v1/relations/{partner}/contacts/{contact}/minutes",
    desk,
    summary: "Keeps restricted minutes of a contact, sealed, in this party's own house log.",
    roles: liaison,
    params: ofContact,
    body: z.strictObject({ text: words(20_000) }),
    answer: z.strictObject({ minutes: ulid }),
  }),
  listMinutes: reads({
    id: "listMinutes",
    method: "GET",
    path: "/v1/relations/{partner}/contacts/{contact}/minutes",
    desk,
    summary: "This party's minutes of a contact.",
    roles: confidants,
    params: ofContact,
    answer: z.strictObject({
      items: z.array(
        z.strictObject({ minutes: ulid, at: instant, by: z.string(), text: z.string().optional() }),
      ),
    }),
  }),
  giveUndertaking: acts({
    id: "giveUndertaking",
    method: "POST",
    path: "/v1/undertakings",
    desk,
    summary: "Undertakes something: what, for which period, on which it is silent, and until when it is due.",
    roles: liaison,
    body: z.strictObject({
      partner: partyId,
      /** Who undertakes. A party undertakes only for itself. */
      owner: partyId,
      contact: ulid.optional(),
      text: words(4000),
      scope: words(4000),
      covers: undertakingPeriod.extend({ from: moment }),
      silent: z.array(undertakingPeriod).max(10),
      due: moment,
      /** The baseline is counted by the node of the owner. */
      measure: z.strictObject(measure).optional(),
    }),
    answer: z.strictObject({ undertaking: ulid, baseline: z.int().optional() }),
  }),
  evidenceUndertaking: acts({
    id: "evidenceUndertaking",
    method: "POST",
    path: "/v1/relations/{partner}/undertakings/{undertaking}/evidence",
    desk,
    summary: "Shows, as its owner, what was done for an undertaking.",
    roles: liaison,
    params: ofUndertaking,
    body: z.strictObject({ text: words(8000) }),
    answer: z.strictObject({ evidence: ulid }),
  }),
  assessUndertaking: acts({
    id: "assessUndertaking",
    method: "POST",
    path: "/v1/relations/{partner}/undertakings/{undertaking}/assessments",
    desk,
    summary: "Says, as the other party, whether an undertaking was met.",
    roles: liaison,
    params: ofUndertaking,
    body: z.strictObject({ result: z.enum(undertakingResults), text: words(8000) }),
    answer: z.strictObject({ assessment: ulid }),
  }),
  listUndertakings: lists(
    { id: "listUndertakings", path: "/v1/undertakings", summary: "Undertakings each way, the last first." },
    readers,
    undertaking,
  ),
  lodgeProtest: acts({
    id: "lodgeProtest",
    method: "POST",
    path: "/v1/protests",
    desk,
    summary: "Lodges a note of protest; it is unanswered until it is acknowledged.",
    roles: liaison,
    body: z.strictObject({ partner: partyId, text: words(20_000) }),
    answer: z.strictObject({ protest: ulid }),
  }),
  acknowledgeProtest: acts({
    id: "acknowledgeProtest",
    method: "POST",
    path: "/v1/relations/{partner}/protests/{protest}/acknowledge",
    desk,
    summary: "Acknowledges the partner's note of protest, with or without words.",
    roles: liaison,
    params: z.strictObject({ partner: partyId, protest: ulid }),
    body: z.strictObject({ text: words(20_000).optional() }),
    answer: z.strictObject({ protest: ulid }),
  }),
  listProtests: lists(
    { id: "listProtests", path: "/v1/protests", summary: "Notes of protest each way, with their ages." },
    readers,
    protest,
  ),
  recordSummons: acts({
    id: "recordSummons",
    method: "POST",
    path: "/v1/summonses",
    desk,
    summary: "Records that an office of the partner was called in, who came, and what came of it.",
    roles: liaison,
    body: z.strictObject({
      partner: partyId,
      attended: z.enum(summonsAttended),
      outcome: z.enum(summonsOutcomes),
      protest: ulid.optional(),
      ...summonsWords,
    }),
    answer: z.strictObject({ summons: ulid }),
  }),
  listSummonses: lists(
    { id: "listSummonses", path: "/v1/summonses", summary: "Summonses each way, the last first." },
    readers,
    summons,
  ),
  ...channelOperations,
  contactSummary: reads({
    id: "contactSummary",
    method: "GET",
    path: "/v1/relations/{partner}/contact-summary",
    desk,
    summary: "Undertakings each way by state, open protests with their ages, and the last contact.",
    roles: ["analyst", "release-officer", "liaison-officer", "overseer", "signatory", "inquiry-member"],
    params: z.strictObject({ partner: partyId }),
    answer: z.strictObject({
      undertakings: z.strictObject({ ours: standing, theirs: standing }),
      protests: z.array(protest.pick({ protest: true, side: true, at: true, ageDays: true })),
      lastContact: z
        .strictObject({ contact: ulid, form: z.enum(contactForms), start: instant, divergences: z.int() })
        .optional(),
      /** In all contacts of the relation. */
      divergences: z.int(),
    }),
  }),
};
