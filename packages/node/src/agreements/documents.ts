import {
  type AgreementDocument,
  AgreementError,
  agreementHash,
  type CompiledAgreement,
  compile,
  type LifeTerms,
  lifeTerms,
  type ObligationType,
  readAgreement,
} from "@entente/agreement";
import type { MaybeItem, PartyId } from "../keys/index.ts";
import type { Reader } from "../store/index.ts";
import type { DocumentProblem } from "./checks.ts";
import { payloadsOf } from "./view.ts";
import { inBoth } from "./words.ts";

/** A document held here whose bytes have the hash asked for; `problem` says why they are no agreement. */
export type HeldDocument =
  | {
      readonly bytes: Uint8Array;
      readonly document: AgreementDocument;
      readonly terms: LifeTerms;
      readonly compiled: CompiledAgreement;
      readonly problem?: never;
    }
  | { readonly bytes: Uint8Array; readonly problem: DocumentProblem };

export type ValidDocument = Extract<HeldDocument, { readonly document: AgreementDocument }>;

export type DocumentPort = {
  /** One item of a sealed set; undefined when the set is not here or its key was destroyed. */
  openOne(payload: string, position: number): MaybeItem;
};

/** Documents that are in use at the same time are few: a handful of versions for each relation. */
const REMEMBERED = 64;

/** Offered documents, read from their sealed sets when needed, checked once and remembered by hash. */
export class Documents {
  readonly #contents: () => DocumentPort;
  readonly #enforces: readonly ObligationType[] | undefined;
  readonly #known = new Map<string, HeldDocument>();

  constructor(contents: () => DocumentPort, enforces?: readonly ObligationType[]) {
    this.#contents = contents;
    this.#enforces = enforces;
  }

  /** Undefined while the document has not arrived. A set that holds other bytes than its entry said is as absent. */
  find(reader: Reader, partner: PartyId, hash: string): HeldDocument | undefined {
    const payloads = payloadsOf(reader, partner, hash);
    if (payloads.length === 0) return undefined;
    const known = this.#known.get(hash);
    if (known !== undefined) return known;
    for (const payload of payloads) {
      const bytes = this.#contents().openOne(payload, 0)?.content;
      if (bytes === undefined || agreementHash(bytes) !== hash) continue;
      return this.#remember(hash, this.read(bytes));
    }
    return undefined;
  }

  /** Only what is held and valid. */
  valid(reader: Reader, partner: PartyId, hash: string): ValidDocument | undefined {
    const held = this.find(reader, partner, hash);
    return held?.problem === undefined ? held : undefined;
  }

  read(bytes: Uint8Array): HeldDocument {
    try {
      const document = readAgreement(bytes);
      const options = this.#enforces === undefined ? {} : { enforces: this.#enforces };
      return { bytes, document, terms: lifeTerms(document), compiled: compile(document, options) };
    } catch (cause) {
      if (!(cause instanceof AgreementError)) throw cause;
      return { bytes, problem: { pointer: cause.path, detail: inBoth(cause) } };
    }
  }

  #remember(hash: string, held: HeldDocument): HeldDocument {
    if (this.#known.size >= REMEMBERED) this.#known.delete(this.#known.keys().next().value!);
    this.#known.set(hash, held);
    return held;
  }
}
