import { type AgreementDocument, type FlatJws, type Time, timeOf } from "@entente/agreement";
import { problemOf } from "@entente/api";
import { canonicalBytes } from "@entente/json";
import type { PartyId } from "../keys/index.ts";
import type { Reason } from "../ledger/index.ts";
import type { Reader } from "../store/index.ts";
import type { By, Room } from "./room.ts";
import { kidFor, signAs } from "./signatories.ts";
import { signatureProblem, signingKeys } from "./signing.ts";

const TYPE = "entente-statement+jws";

/** What a party signs beside agreements: some bytes, by their digest, in the place where they are said. */
export type PartyStatement = {
  /** The kind of the entry that carries it: a signature under a read-out never counts under a report. */
  readonly subject: string;
  /** The id of the thing it is about. */
  readonly id: string;
  /** Digest of the bytes that were signed. */
  readonly digest: string;
};

/** A party's signature over a {@link PartyStatement}, as the entry that carries it states it. */
export type PartySignature = {
  readonly id: string;
  readonly digest: string;
  /** The agreement whose pinned keys it was made with. */
  readonly agreement: string;
  readonly kid: string;
  readonly jws: FlatJws;
};

const bytesOf = (agreement: string, { subject, id, digest }: PartyStatement): Uint8Array =>
  canonicalBytes({ type: "entente-statement", spec: "1.0", agreement, subject, id, digest });

/**
 * Signs for the party with a signatory's key that the agreement in force pins. Suspension does not take a voice away.
 * Throws a ProblemError where there is no agreement, or no key of this account.
 */
export async function signStatement(
  room: Room,
  by: By,
  pinning: { readonly hash: string; readonly document: AgreementDocument } | undefined,
  statement: PartyStatement,
  asked?: string,
): Promise<PartySignature> {
  const kid = kidFor(room, by, asked);
  if (pinning === undefined)
    throw problemOf(
      409,
      "no-agreement",
      "Not possible now",
      "No agreement is in force with this partner, so no key is pinned to sign with.",
    );
  const { hash, document } = pinning;
  const jws = await signAs(room, kid, TYPE, bytesOf(hash, statement), document, room.now());
  const { id, digest } = statement;
  return { id, digest, agreement: hash, kid, jws };
}

/** Why a party's signature does not count, or undefined when it does. `subject` is the kind of the entry it stands in. */
export async function statementProblem(
  room: Room,
  reader: Reader,
  partner: PartyId,
  said: {
    readonly by: PartyId;
    readonly subject: string;
    readonly signed: PartySignature;
    /** Milliseconds since 1970, when it was logged. */
    readonly at: number;
  },
): Promise<Reason | undefined> {
  const { signed, subject, by } = said;
  const held = room.documents.valid(reader, partner, signed.agreement);
  if (held === undefined) return "agreement-missing: it was signed under an agreement that is not held here";
  const at: Time = timeOf(said.at);
  const bytes = bytesOf(signed.agreement, { ...signed, subject });
  const { kid, jws } = signed;
  return signatureProblem({ by, kid, jws, at }, bytes, TYPE, signingKeys(held.document, room.cardOf));
}
