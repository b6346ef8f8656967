import { type CardDraftView, conflict } from "@entente/api";
import {
  type Card,
  type CardDraft,
  draftFile,
  draftFingerprint,
  fingerprint,
  type HeldKeys,
  keyOf,
  makeOperationalKey,
  partyOf,
  type RotatingRole,
  rotatingRoles,
  toBase64Url,
} from "../keys/index.ts";
import type { Command, Ledger, Outcome, Registry } from "../ledger/index.ts";
import type { ReadCard, Relations } from "../relations/index.ts";
import type { Reader } from "../store/index.ts";
import { PREPARED } from "./entries.ts";
import { type PreparedRow, preparedIn } from "./view.ts";

type Wanted = { readonly roles: readonly RotatingRole[]; readonly revoke: boolean };
type CommandId = Pick<Command, "id" | "digest">;

export type RotationParts = {
  readonly ledger: Ledger;
  readonly relations: Relations;
  readonly held: HeldKeys;
  /** Kinds of liaison entries that this software understands. */
  readonly kinds: readonly string[];
  /** What the next card says of certificates; throws when their files cannot be read. */
  readonly cardTls: () => Card["tls"];
};

/**
 * The operational keys change in four steps, and a crash between any two of them leaves a node that goes on.
 *
 * 1. Fresh secrets are kept, then the entry names their public halves. A crash in between leaves secrets nobody names;
 *    the next preparation destroys them.
 * 2. The draft of the next card is carried to the root key, which never comes here.
 * 3. The signed card is issued: one transaction, entered in the house log and presented in every relation.
 * 4. From that entry on the node signs with what the card names. Nothing has to be switched, so nothing can be missed.
 */
export class Rotation {
  readonly #parts: RotationParts;

  constructor(parts: RotationParts) {
    this.#parts = parts;
  }

  draft(): CardDraftView {
    const { ledger, kinds } = this.#parts;
    const current = this.#current();
    const prepared = this.#prepared(ledger.reader);
    const tls = this.#cardTls();
    const file = draftFile(nextCard(current, prepared, kinds, tls), current.signed);
    return {
      sequence: current.card.sequence + 1,
      fingerprint: draftFingerprint(file),
      file,
      prepared: prepared.map(({ role, public: text, revoke, at, by }) => ({
        role,
        public: text,
        replaces: inForce(current, role),
        revokes: revoke === 1,
        at: new Date(at).toISOString(),
        by,
      })),
      newKinds: kinds.filter((kind) => !current.card.kinds.includes(kind)),
      certificates: certificatesOf(current.card.tls, tls),
    };
  }

  /**
   * What one has kept and not named yet, another must not sweep away. Throws 409 while keys are prepared already: two
   * sets of them would be one too many to compare.
   */
  prepare(wanted: Wanted, by: string, command: CommandId): Promise<Outcome<{ prepared: string[] }>> {
    return this.#parts.held.alone(() => this.#prepare(wanted, by, command));
  }

  async #prepare(wanted: Wanted, by: string, command: CommandId): Promise<Outcome<{ prepared: string[] }>> {
    const { ledger, held } = this.#parts;
    this.#sweep();
    const made = [...new Set(wanted.roles)].map(makeOperationalKey);
    held.keep(made);
    try {
      return await ledger.submit({
        ...command,
        decide: (reader) => {
          if (this.#prepared(reader).length > 0)
            throw conflict("Keys are prepared already: issue the card that names them, or drop them first.");
          const keys = made.map(({ role, public: text }) => ({ role, public: text }));
          return {
            entries: [{ log: "house", kind: "keys.prepared/1", body: { keys, revoke: wanted.revoke, by } }],
            expects: { [PREPARED]: versionOf(reader, PREPARED) },
            result: { prepared: made.map((key) => key.public) },
          };
        },
      });
    } finally {
      // Nothing is left of what was refused, or made a second time for a command that was answered before.
      this.#sweep();
    }
  }

  drop(by: string, command: CommandId): Promise<Outcome<{ dropped: number }>> {
    return this.#parts.held.alone(() => this.#drop(by, command));
  }

  async #drop(by: string, command: CommandId): Promise<Outcome<{ dropped: number }>> {
    const outcome = await this.#parts.ledger.submit({
      ...command,
      decide: (reader) => {
        const keys = this.#prepared(reader).map((row) => row.public);
        if (keys.length === 0) throw conflict("No keys are prepared.");
        return {
          entries: [{ log: "house", kind: "keys.dropped/1", body: { keys, by } }],
          expects: { [PREPARED]: versionOf(reader, PREPARED) },
          result: { dropped: keys.length },
        };
      },
    });
    this.#sweep();
    return outcome;
  }

  /** Destroys secrets whose public half stands in no entry and on no card. */
  #sweep(): void {
    const { ledger, held } = this.#parts;
    const named = new Set([...preparedIn(ledger.reader).map((row) => row.public), ...this.#onCards()]);
    held.dropUnless((text) => named.has(text));
  }

  #current(): ReadCard {
    const { ledger, relations } = this.#parts;
    const current = relations.cards.cardOf(ledger.party);
    if (current === undefined) throw conflict("This node has no card yet.");
    return current;
  }

  #cardTls(): Card["tls"] {
    try {
      return this.#parts.cardTls();
    } catch (cause) {
      throw conflict(`A certificate that node.json names cannot be read: ${(cause as Error).message}`);
    }
  }

  #onCards(): Set<string> {
    const { ledger, relations } = this.#parts;
    const chain = relations.cards.chain(ledger.party);
    return new Set(chain.flatMap(({ card }) => card.keys.map((key) => key.public)));
  }

  #prepared(reader: Reader): PreparedRow[] {
    const onCards = this.#onCards();
    return preparedIn(reader)
      .filter((row) => !onCards.has(row.public))
      .sort((one, other) => rotatingRoles.indexOf(one.role) - rotatingRoles.indexOf(other.role));
  }
}

const inForce = ({ card }: ReadCard, role: RotatingRole) => toBase64Url(keyOf(card, role));

function certificatesOf(now: Card["tls"], next: Card["tls"]): CardDraftView["certificates"] {
  const pins = (where: "listens" | "calls") =>
    (next?.[where] ?? []).map((digest) => ({
      digest,
      fingerprint: fingerprint(digest),
      isNew: now?.[where]?.includes(digest) !== true,
    }));
  const named = (tls: Card["tls"]) => JSON.stringify([tls?.listens ?? [], tls?.calls ?? []]);
  return { listens: pins("listens"), calls: pins("calls"), changed: named(now) !== named(next) };
}

/** The card in force with the prepared keys in the place of those they replace. */
function nextCard(
  current: ReadCard,
  prepared: readonly PreparedRow[],
  kinds: readonly string[],
  tls: Card["tls"],
): CardDraft {
  const { root: _, nextRoot: __, at: ___, tls: ____, ...card } = current.card;
  const by = new Map(prepared.map((row) => [inForce(current, row.role), row]));
  return {
    ...card,
    sequence: card.sequence + 1,
    party: partyOf(current),
    previous: current.id,
    keys: card.keys
      .filter((key) => !card.revoked.includes(key.public))
      .map((key) => ({ ...key, public: by.get(key.public)?.public ?? key.public })),
    // What earlier cards revoked stays so by their word.
    revoked: [...by].filter(([, row]) => row.revoke === 1).map(([replaced]) => replaced),
    kinds: [...kinds],
    ...(tls === undefined ? {} : { tls }),
  };
}

/** The kinds of liaison entries that a card announces. */
export function liaisonKindsOf({ kinds }: Registry): string[] {
  return [...kinds.values()]
    .filter(({ log }) => log === "liaison")
    .map(({ kind }) => kind)
    .sort();
}

const versionOf = (reader: Reader, name: string) =>
  reader.get<{ version: number }>("SELECT version FROM view_stream WHERE name = :name", { name })?.version ??
  0;
