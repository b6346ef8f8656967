import {
  type AgreementDocument,
  type AgreementState,
  agreementAt,
  asSeen,
  type CompiledAgreement,
  type Facts,
  type Life,
  type LifeEntry,
  lifeOf,
  type TermsOf,
  type Time,
} from "@entente/agreement";
import type { PartyId } from "../keys/index.ts";
import type { Reader } from "../store/index.ts";
import type { Documents, ValidDocument } from "./documents.ts";
import { entriesOf, streamOf, versionOf } from "./view.ts";

/** All that is known of the agreements of one relation, and the version of the stream it was read at. */
export type RelationLife = {
  readonly partner: PartyId;
  readonly version: number;
  readonly entries: readonly LifeEntry[];
  readonly life: Life;
  readonly terms: TermsOf;
};

/**
 * The agreement that binds, ready to decide with. `state` is `in-force` only when it is: whoever decides passes
 * `facts` on, so that a refusal names the clause that says why.
 */
export type Binding = {
  readonly hash: string;
  readonly document: AgreementDocument;
  readonly compiled: CompiledAgreement;
  readonly state: AgreementState["status"];
  readonly suspendedAreas: readonly string[];
  readonly facts: Facts["state"];
  readonly from: Time;
  readonly until: Time;
};

/** Which knowledge an act is judged by: that of the writer of an entry, who had applied `seen` of the other log. */
export type Cut = {
  readonly writer: "us" | "partner";
  readonly index: number;
  readonly seen: number;
  /** When the writer says it acted, milliseconds since 1970: for terms and ends, never for who knew what. */
  readonly at: number;
};

/** How many relations and cuts are remembered; each is small. */
const REMEMBERED = 256;

/** Folds the entries of each relation when they have moved, and remembers the result. */
export class Lives {
  readonly #us: PartyId;
  readonly #documents: Documents;
  readonly #known = new Map<string, RelationLife>();
  readonly #cuts = new Map<string, Life>();

  constructor(us: PartyId, documents: Documents) {
    this.#us = us;
    this.#documents = documents;
  }

  /** Everything this node knows. */
  of(reader: Reader, partner: PartyId): RelationLife {
    const version = versionOf(reader, streamOf(partner));
    const known = this.#known.get(partner);
    if (known?.version === version) return known;
    const entries = entriesOf(reader, this.#us, partner);
    const terms = this.#terms(reader, partner);
    const relation = { partner, version, entries, life: lifeOf(entries, terms.of), terms: terms.of };
    // A document that is still to come may change everything without an entry.
    if (terms.whole()) remember(this.#known, partner, relation);
    return relation;
  }

  /** What the writer of an entry could know. */
  asSeen(reader: Reader, partner: PartyId, cut: Omit<Cut, "at">): Life {
    const { entries, version } = this.of(reader, partner);
    const by = cut.writer === "us" ? this.#us : partner;
    const visible = asSeen(entries, { by, index: cut.index, seen: cut.seen });
    const ours = visible.filter((entry) => entry.by === this.#us).length;
    const name = `${partner} ${version} ${ours} ${visible.length - ours}`;
    const known = this.#cuts.get(name);
    if (known !== undefined) return known;
    const terms = this.#terms(reader, partner);
    const life = lifeOf(visible, terms.of);
    if (terms.whole()) remember(this.#cuts, name, life);
    return life;
  }

  binding(reader: Reader, partner: PartyId, life: Life, at: Time): Binding | undefined {
    const terms = this.#terms(reader, partner).of;
    const state = agreementAt(life, at, terms);
    if (state === undefined) return undefined;
    const held = this.#documents.valid(reader, partner, state.hash);
    return held === undefined ? undefined : bindingOf(state, held);
  }

  /** The terms of documents as they are found, and whether all that were asked for were here. */
  #terms(reader: Reader, partner: PartyId): { of: TermsOf; whole: () => boolean } {
    let whole = true;
    return {
      of: (hash) => {
        const held = this.#documents.find(reader, partner, hash);
        if (held === undefined) whole = false;
        return held?.problem === undefined ? held?.terms : undefined;
      },
      whole: () => whole,
    };
  }
}

function bindingOf(state: AgreementState, { document, compiled, terms }: ValidDocument): Binding {
  const { hash, status, suspendedAreas, noticeEnds, reviewOverdue } = state;
  return {
    hash,
    document,
    compiled,
    state: status,
    suspendedAreas,
    facts: { status, suspendedAreas, noticeEnds, reviewOverdue },
    from: terms.from,
    until: terms.until,
  };
}

function remember<V>(known: Map<string, V>, name: string, value: V): void {
  if (known.size >= REMEMBERED) known.delete(known.keys().next().value!);
  known.set(name, value);
}
