import type { ObligationType } from "@entente/agreement";
import { notFound, type Session } from "@entente/api";
import type { JsonValue } from "@entente/json";
import type { Keyring, PartyId } from "../keys/index.ts";
import { type Ledger, type Outcome, type Proposal, ulid } from "../ledger/index.ts";
import type { Reader } from "../store/index.ts";
import type { Above } from "./above.ts";
import type { CardOf } from "./checks.ts";
import { type Act, type Actor, propose } from "./commands.ts";
import { Documents } from "./documents.ts";
import { Lives, type RelationLife } from "./lives.ts";
import { nextReaction, type ReactionDeps } from "./reactions.ts";

export type AgreementsOptions = {
  /** Called when something is asked or done: the ledger is opened after the desks have declared their kinds. */
  readonly ledger: () => Pick<Ledger, "reader" | "contents" | "submit">;
  readonly party: PartyId;
  readonly keyring: Pick<Keyring, "signatories">;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The card in force of this party or of a partner; undefined for a stranger. */
  readonly cardOf: CardOf;
  /** Key ids (RFC 7638) with which an account may sign, from its grants in force. */
  readonly signatoryKids: (account: string) => readonly string[];
  /** What stands on agreements; asked only when something is counted or tried. */
  readonly above?: () => Above;
  /** Obligations that the node carries out; one it does not know turns a permission into a refusal. */
  readonly enforces?: readonly ObligationType[];
};

/** Who acts, and under which command id: from the call. */
export type By = {
  readonly session: Pick<Session, "account">;
  readonly command: { readonly id: string; readonly digest: string };
};

/** What every act of the desk needs: the state of relations, and the way to write what was decided. */
export class Room implements ReactionDeps {
  readonly us: PartyId;
  readonly now: () => number;
  readonly cardOf: CardOf;
  readonly keyring: AgreementsOptions["keyring"];
  readonly signatoryKids: AgreementsOptions["signatoryKids"];
  readonly documents: Documents;
  readonly lives: Lives;
  readonly #ledger: AgreementsOptions["ledger"];

  constructor(options: AgreementsOptions) {
    this.us = options.party;
    this.now = options.now;
    this.cardOf = options.cardOf;
    this.keyring = options.keyring;
    this.signatoryKids = options.signatoryKids;
    this.#ledger = options.ledger;
    this.documents = new Documents(() => options.ledger().contents, options.enforces);
    this.lives = new Lives(options.party, this.documents);
  }

  get reader(): Reader {
    return this.#ledger().reader;
  }

  relation(partner: PartyId, reader: Reader = this.reader): RelationLife {
    if (partner === this.us || this.cardOf(partner) === undefined) throw notFound("relation with that party");
    return this.lives.of(reader, partner);
  }

  /** The entry that a person is about to write. */
  entry(by: By, role: Actor["role"]): Omit<Act, "act"> {
    const now = this.now();
    return { id: ulid(now), now, by: this.us, actor: { account: by.session.account, role } };
  }

  /** Submits what one person does; afterwards the node does what follows from it by itself. */
  async act<T extends JsonValue>(
    by: By,
    partner: PartyId,
    decide: (relation: RelationLife, reader: Reader) => Proposal<T> | Promise<Proposal<T>>,
  ): Promise<Outcome<T>> {
    const outcome = await this.#ledger().submit({
      ...by.command,
      decide: (reader) => decide(this.relation(partner, reader), reader),
    });
    await this.react(partner);
    return outcome;
  }

  /**
   * Does what follows by itself from the state of a relation: verify, finalise. The state alone says what is due,
   * so a crash before, between or after leaves nothing half done, and nothing is done twice.
   * @returns how many entries it wrote
   */
  async react(partner: PartyId): Promise<number> {
    for (let done = 0; ; done++) {
      const due = await nextReaction(this.lives.of(this.reader, partner), this.reader, this);
      if (due === undefined) return done;
      const { negotiation } = due.body as { negotiation: string };
      const id = `react ${negotiation} ${due.kind} ${partner.slice(7, 27)}`;
      try {
        await this.#ledger().submit({
          id,
          digest: id,
          decide: async (reader) => {
            const relation = this.lives.of(reader, partner);
            const act = await nextReaction(relation, reader, this);
            if (act?.kind !== due.kind) throw new NothingDue();
            const now = this.now();
            return propose(relation, { act, id: ulid(now), now, by: this.us, actor: { role: "node" } }, null);
          },
        });
      } catch (cause) {
        if (!(cause instanceof NothingDue)) throw cause;
        return done;
      }
    }
  }
}

/** Another call did it first; not a failure. */
class NothingDue extends Error {}
