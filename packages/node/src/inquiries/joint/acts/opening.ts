import {
  type BodyOf,
  conflict,
  type InquiryTerms,
  invalid,
  type inquiryOperations as ops,
} from "@entente/api";
import {
  type ActCall,
  type Acting,
  digestOfWords,
  instantText,
  ruleRefusal,
  versionsOf,
  wordsItem,
} from "../../../acting/index.ts";
import { stateAt } from "../clock.ts";
import { readTerms } from "../reading.ts";
import { claimsOf, isClaimOf, streamOf, termsOf, termsSignedBy } from "../rows.ts";
import { actorOf, casePermit, type Of, step } from "../step.ts";

const DAY = 86_400_000;
/** How long the draft may be commented on unless the terms say otherwise: sixty days (ICAO Annex 13). */
const COMMENT_HOURS = 60 * 24;
/** How long a party has to sign unless the terms say otherwise; ours. */
const SIGN_HOURS = 30 * 24;

/** Proposes an inquiry into claims. */
export function propose(
  acting: Acting,
  call: ActCall,
  partner: string,
  { docket, claims, areas, answerBy, title, ground }: BodyOf<typeof ops.proposeInquiry>,
) {
  return acting.act(call, (reader) => {
    acting.requireRelation(partner, reader);
    const inquiry = acting.newId();
    if (new Set(claims).size !== claims.length) throw invalid("/claims", "A claim is named twice.");
    claims.forEach((claim, index) => {
      if (!isClaimOf(reader, partner, docket, claim))
        throw invalid(`/claims/${index}`, "That docket has no such claim.");
    });
    const until = laterThan(acting.now(), answerBy, "/answerBy");
    const permit = casePermit(acting, partner, areas, inquiry);
    const entries = acting.says(call, partner, {
      kind: "inquiry.proposed/1",
      actor: actorOf(call, "inquiry-member"),
      agreement: permit.binding.hash,
      body: { inquiry, docket, claims: [...claims], areas: [...areas], answerBy: until },
      items: [wordsItem("inquiry", { title, ground })],
    });
    return {
      entries,
      expects: versionsOf(reader, streamOf(inquiry), `agreement:${partner}`),
      result: { inquiry },
    };
  });
}

/** A time still to come; `pointer` is the member that gives it. */
export function laterThan(now: number, instant: string, pointer: string): string {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) throw invalid(pointer, "There is no such time.");
  if (at <= now) throw invalid(pointer, "This has passed already.");
  return instantText(at);
}

/** Drafts terms, or counters the partner's. By turns: what one party has signed is never replaced behind its back. */
export function draftTerms(
  acting: Acting,
  call: ActCall,
  of: Of,
  body: BodyOf<typeof ops.draftInquiryTerms>,
) {
  return step(acting, call, of, { event: "draft-terms" }, ({ row, reader, now, says }) => {
    const latest = termsOf(reader, row, row.terms);
    if (latest?.side === "ours")
      throw conflict("The last draft is yours: the partner signs it or counters, or withdraws.");
    if (latest !== undefined && termsSignedBy(reader, row, latest.digest).includes("ours"))
      throw conflict("You have signed the last draft: it waits for the partner's signature.");
    const draft = (latest?.draft ?? 0) + 1;
    const { commentHours = COMMENT_HOURS, signHours = SIGN_HOURS, withoutConsent, ...given } = body;
    const evidenceUntil = laterThan(now, body.evidenceUntil, "/evidenceUntil");
    const terms: InquiryTerms = {
      type: "entente-inquiry-terms",
      spec: "1.0",
      inquiry: row.inquiry,
      draft,
      claims: claimsOf(reader, row),
      ...given,
      evidenceUntil,
      commentHours,
      signHours,
      withoutConsent,
    };
    const digest = digestOfWords(terms);
    return {
      entries: says({
        kind: "inquiry.terms/1",
        body: { inquiry: row.inquiry, draft, digest, evidenceUntil, commentHours, signHours, withoutConsent },
        items: [wordsItem("inquiry-terms", terms)],
      }),
      result: { inquiry: row.inquiry, digest, draft },
    };
  });
}

/** Signs the terms for the party: only what is readable here, is what was announced, and is the latest draft. */
export function signTerms(acting: Acting, call: ActCall, of: Of, digest: string) {
  return step(
    acting,
    call,
    of,
    { event: "sign-terms", as: "signatory" },
    async ({ partner, row, reader, now, says }) => {
      if (row.terms !== digest) throw invalid("/digest", "These are not the latest terms: read them again.");
      const terms = termsOf(reader, row, digest)!;
      const read = readTerms(acting, row, terms, claimsOf(reader, row));
      if (read.words === undefined && !read.altered)
        throw conflict("The words of these terms have not arrived here yet.");
      if (read.altered)
        throw ruleRefusal(
          { partner, action: "joint-case.add", subject: row.inquiry },
          "terms-altered",
          {
            en: "The sealed terms are not what was announced; they cannot be signed.",
            fr: "Les termes scellés ne sont pas ceux qui ont été annoncés ; ils ne peuvent être signés.",
          },
          "/digest",
        );
      const signedBy = termsSignedBy(reader, row, digest);
      if (signedBy.includes("ours")) throw conflict("Your party has signed these terms.");
      const signed = await acting.sign(call, partner, { kind: "inquiry.signed/1", id: row.inquiry, digest });
      const state = signedBy.includes("theirs") ? ("open" as const) : stateAt(reader, row, now);
      return {
        entries: says({ kind: "inquiry.signed/1", body: { signed } }),
        result: { inquiry: row.inquiry, state },
      };
    },
  );
}

/** Withdraws, with reasons. What was submitted keeps its label. */
export function withdraw(acting: Acting, call: ActCall, of: Of, reason: string) {
  return step(acting, call, of, { event: "withdraw", clause: false }, ({ row, says }) => ({
    entries: says({
      kind: "inquiry.withdrawn/1",
      body: { inquiry: row.inquiry },
      items: [wordsItem("inquiry-withdrawn", { reason })],
    }),
    result: { inquiry: row.inquiry },
  }));
}

/** How long a new round takes evidence. */
const ROUND_DAYS = 30;

/** Opens a new round on new evidence; the old report stays. */
export function reopen(acting: Acting, call: ActCall, of: Of, reason: string) {
  return step(acting, call, of, { event: "reopen" }, ({ row, now, says }) => {
    const round = row.round + 1;
    return {
      entries: says({
        kind: "inquiry.reopened/1",
        body: { inquiry: row.inquiry, round, evidenceUntil: instantText(now + ROUND_DAYS * DAY) },
        items: [wordsItem("inquiry-reopened", { reason })],
      }),
      result: { inquiry: row.inquiry, round },
    };
  });
}
