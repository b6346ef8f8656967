import type { AgreementDocument, PartyId } from "../document.ts";
import type { Approval, Consent, Facts, Recipient } from "../facts.ts";
import type { Label } from "../label.ts";
import { type Outcome, oblige } from "../outcome.ts";
import { durationMs, instantOf, isTime } from "../time.ts";

/** Questions several kinds of clause ask of the facts. */

/** What is neither `unknown` nor, from a caller that is not type-checked, absent. */
export function isKnown<T>(fact: T): fact is Exclude<T, "unknown" | undefined> {
  return fact !== "unknown" && fact !== undefined && fact !== null;
}

export function labelOf(facts: Facts): Label | undefined {
  return isKnown(facts.label) ? facts.label : undefined;
}

export function recipientOf(facts: Facts): Recipient | undefined {
  const { recipient } = facts;
  return isKnown(recipient) && recipient !== "nobody" ? recipient : undefined;
}

/** Who would hold it: the third for an onward transfer, the receiving party otherwise; undefined if not known. */
export function holderOf(facts: Facts): PartyId | undefined {
  if (facts.action !== "onward") return facts.to;
  return isKnown(facts.onward) && facts.onward !== "none" ? facts.onward.party : undefined;
}

/** What is given is not the giver's own, or is passed on: its originator has a say (third-party rule). */
export function isPassedOn(facts: Facts, label: Label): boolean {
  return facts.action === "onward" || (label.originator !== facts.from && !isReadingHeld(facts));
}

/**
 * A consent counts only for this item, holder, purpose and moment, and only from whom the clause asks.
 * `ttl` bounds how long any consent may be used, whatever it says of itself.
 */
export function hasConsent(facts: Facts, kind: Consent["for"], by: PartyId, ttl?: string): boolean {
  const holder = holderOf(facts);
  return facts.consents.some(
    (consent) =>
      consent.for === kind &&
      consent.by === by &&
      consent.item === facts.input &&
      facts.input !== "none" &&
      consent.to === holder &&
      consent.purpose === facts.purpose &&
      isTime(consent.granted) &&
      isTime(consent.expires) &&
      consent.granted <= facts.now &&
      consent.expires > facts.now &&
      (ttl === undefined || instantOf(facts.now) < instantOf(consent.granted) + durationMs(ttl)),
  );
}

/** Different people, in one of the roles, none of them the author. */
export function countApprovers(
  approvals: readonly Approval[],
  roles: ReadonlySet<string>,
  author: string,
): number {
  const persons = new Set<string>();
  for (const { person, role } of approvals) if (roles.has(role) && person !== author) persons.add(person);
  return persons.size;
}

/**
 * Reading, by the holder's own people, of what was released to it. What was done to the content was decided
 * on at release; reading turns on the facts of its compartment and on the reader.
 */
export function isReadingHeld(facts: Facts): boolean {
  return facts.action === "disclose" && facts.held === true;
}

/** A standing release approved beforehand that covers this item today. */
export function standingCover(facts: Facts): Exclude<Facts["standing"], "none"> | undefined {
  const { standing } = facts;
  if (standing === "none" || standing === undefined || facts.action !== "release") return undefined;
  return standing.covers === true &&
    isTime(standing.until) &&
    facts.now < standing.until &&
    standing.quotaLeft > 0
    ? standing
    : undefined;
}

/** What people have still to do is an obligation while drafting and a violation at the end. */
export function pending(facts: Facts, todo: Outcome, undone: () => Outcome): Outcome {
  return facts.stage === "draft" ? todo : undone();
}

export const reviewOf = (subject: string): Outcome => oblige("human-review", { subject });

export function hasReview(facts: Facts, subject: string): boolean {
  return isKnown(facts.reviews) && facts.reviews.includes(subject);
}

/** Ranks of every level on every party's ladder. */
export function ladders(document: AgreementDocument): ReadonlyMap<PartyId, ReadonlyMap<string, number>> {
  return new Map(
    document.parties.map((party) => [party.id, new Map(party.ladder.map(({ code, rank }) => [code, rank]))]),
  );
}

export function firstOutside(values: readonly string[], allowed: ReadonlySet<string>): string | undefined {
  for (const value of values) if (!allowed.has(value)) return value;
  return undefined;
}

export const outside = (values: readonly string[], allowed: ReadonlySet<string>): readonly string[] =>
  values.filter((value) => !allowed.has(value));
