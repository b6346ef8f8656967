import { type Action, type Decision, decide, type Facts, timeOf, unknownFacts } from "@entente/agreement";
import { notFound, type Session } from "@entente/api";
import type { JsonValue } from "@entente/json";
import type { z } from "zod";
import type { Agreements, Binding } from "../agreements/index.ts";
import { digestOf, type PartyId } from "../keys/index.ts";
import { type Draft, type Ledger, type Outcome, type Proposal, type Reason, ulid } from "../ledger/index.ts";
import { relationWith } from "../relations/index.ts";
import type { Reader } from "../store/index.ts";
import { ofDecision, Refusal } from "./refusal.ts";
import type { Signed } from "./signed.ts";
import { readWords } from "./words.ts";

export type ActingOptions = {
  /** Called when something is done: the ledger is opened after the desks have declared their kinds. */
  readonly ledger: () => Ledger;
  readonly agreements: Agreements;
  readonly party: PartyId;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/** Who acts, and under which command id: every call of an operation that acts has both. */
export type ActCall = {
  readonly session: Session;
  readonly command: { readonly id: string; readonly digest: string };
};

/** What the agreement is asked before an act. What is not said is unknown, and refuses where a clause asks for it. */
export type Asked = {
  readonly partner: PartyId;
  readonly action: Action;
  /** Id of the thing the act is about, for the record of a refusal. */
  readonly subject?: string;
  /** `out`: this party acts. `in`: the partner did, and this party decides by its own copy. */
  readonly direction?: "out" | "in";
  readonly facts: Partial<Facts>;
};

export type Permit = { readonly binding: Binding; readonly decision: Decision };

/**
 * How people of a party act within a relation: by the agreement that binds, with a decision, under their role, and
 * with the house log knowing who it was. The desks of the affair stand on it.
 */
export class Acting {
  readonly us: PartyId;
  readonly now: () => number;
  readonly agreements: Agreements;
  readonly #ledger: () => Ledger;

  constructor({ ledger, agreements, party, now }: ActingOptions) {
    this.us = party;
    this.now = now;
    this.agreements = agreements;
    this.#ledger = ledger;
  }

  get ledger(): Ledger {
    return this.#ledger();
  }

  get reader(): Reader {
    return this.ledger.reader;
  }

  newId(): string {
    return ulid(this.now());
  }

  /** Throws 404 for a stranger: absent and unknown look alike. */
  requireRelation(partner: string, reader: Reader = this.reader): asserts partner is PartyId {
    if (relationWith(reader, partner as PartyId) === undefined) throw notFound("relation with that party");
  }

  /** The agreement in force with a partner, suspended or not; undefined when none ever came into force, or it ended. */
  binding(partner: PartyId): Binding | undefined {
    return this.agreements.inForce(partner, this.now());
  }

  /** The decision alone, for showing it before anybody acts; undefined when there is no agreement to decide by. */
  decide({ partner, action, facts, direction = "out" }: Asked): Permit | undefined {
    const binding = this.binding(partner);
    if (binding === undefined) return undefined;
    const [from, to] = direction === "out" ? [this.us, partner] : [partner, this.us];
    const known = unknownFacts({ action, from, to, now: timeOf(this.now()) });
    return { binding, decision: decide(binding.compiled, { ...known, state: binding.facts, ...facts }) };
  }

  /** Asks the agreement and throws a {@link Refusal} that lists every clause that forbids. No clause, no act. */
  permit(asked: Asked): Permit {
    this.requireRelation(asked.partner);
    const permit = this.decide(asked);
    if (permit === undefined) throw Refusal.withoutAgreement(asked);
    if (permit.decision.verdict === "refuse")
      throw ofDecision(asked, permit.decision, permit.binding.document);
    return permit;
  }

  /**
   * Submits what `decide` proposes. A {@link Refusal} it throws is recorded in the house log first, then told to the
   * caller as a problem; any other error leaves nothing behind. The reader is no snapshot: a `decide` that waits for
   * something reads the versions it expects before it does.
   */
  async act<T extends JsonValue>(
    call: ActCall,
    decide: (reader: Reader) => Proposal<T> | Promise<Proposal<T>>,
  ): Promise<Outcome<T>> {
    try {
      return await this.ledger.submit({ ...call.command, decide });
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      // A refused command is not remembered: another request under its id may be refused again, and is recorded, too.
      const { id, digest } = call.command;
      const entry = cause.entry(call.session.account);
      await this.ledger.submit({
        id: `refused ${digestOf(new TextEncoder().encode(`${digest} ${id}`))}`,
        digest,
        decide: () => ({ entries: [entry], expects: {}, result: null }),
      });
      throw cause.problem;
    }
  }

  /**
   * A liaison entry, and the house entry that says which person spoke: liaison logs know only roles.
   * `draft.id` is made here unless it is given.
   */
  says(
    call: ActCall,
    partner: PartyId,
    draft: Omit<Draft, "log" | "actor"> & { readonly actor: string },
  ): Draft[] {
    const id = draft.id ?? this.newId();
    const { session } = call;
    return [
      { ...draft, id, log: { partner } },
      {
        log: "house",
        kind: "act.recorded/1",
        actor: draft.actor,
        body: { partner, act: draft.kind, entry: id, by: session.account },
      },
    ];
  }

  /** The party's signature over bytes, by their digest, for the entry of this kind. Checked before it is given out. */
  sign(
    call: ActCall,
    partner: PartyId,
    said: { readonly kind: string; readonly id: string; readonly digest: string },
    kid?: string,
  ): Promise<Signed> {
    const { kind: subject, id, digest } = said;
    return this.agreements.signStatement(call, partner, { subject, id, digest }, kid) as Promise<Signed>;
  }

  /** Why a signature in an entry of either party does not count; undefined when it does. For `receive`. */
  signatureProblem(
    reader: Reader,
    partner: PartyId,
    said: {
      readonly by: PartyId;
      readonly kind: string;
      readonly id: string;
      readonly signed: Signed;
      readonly at: number;
    },
  ): Promise<Reason | undefined> {
    const { by, kind, id, signed, at } = said;
    if (signed.id !== id) return Promise.resolve("the signature is about another thing");
    return this.agreements.statementProblem(reader, partner, { by, subject: kind, signed, at });
  }

  /** What was sealed at a place; undefined when it was erased, is not here yet, or is not of this form. */
  words<T>(payload: string, schema: z.ZodType<T>, position = 0): T | undefined {
    return readWords(this.ledger.contents.openOne(payload, position), schema);
  }
}
