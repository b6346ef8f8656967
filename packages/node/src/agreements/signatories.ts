import {
  type AgreementDocument,
  type AgreementErrorCode,
  agreementFrench,
  type DocumentType,
  type FlatJws,
  timeOf,
} from "@entente/agreement";
import { forbidden, invalid, problemOf } from "@entente/api";
import type { By, Room } from "./room.ts";
import { signatureProblem, signingKeys, signWith } from "./signing.ts";

/** What a signature looks like before it is made: the rules are asked before a key is used. */
export const UNSIGNED: FlatJws = { protected: "", signature: "" };

/** The key with which an account signs: one of its own, or a refusal that says what is missing. */
export function kidFor(room: Room, by: By, asked: string | undefined): string {
  const kids = room.signatoryKids(by.session.account);
  const kid = asked ?? (kids.length === 1 ? kids[0] : undefined);
  if (kids.length === 0) throw forbidden("Your account holds no signatory key.");
  if (kid === undefined) throw invalid("/kid", "say with which of your keys you sign");
  if (!kids.includes(kid)) throw forbidden("That signatory key is not your account's.");
  return kid;
}

/**
 * Signs with a key of this node, and checks the result as the partner will: nobody signs with a key that the
 * agreement does not pin, or that a card has revoked.
 */
export async function signAs(
  room: Room,
  kid: string,
  typ: DocumentType,
  bytes: Uint8Array,
  pinning: AgreementDocument,
  now: number,
): Promise<FlatJws> {
  const jws = await signWith(room.keyring, kid, typ, bytes, now);
  const title = "Not possible now";
  if (jws === undefined)
    throw problemOf(409, "key-absent", title, "This node does not hold that signatory key.");
  const signature = { by: room.us, kid, jws, at: timeOf(now) };
  const problem = await signatureProblem(signature, bytes, typ, signingKeys(pinning, room.cardOf));
  if (problem !== undefined)
    throw problemOf(409, "signature-refused", title, {
      en: problem,
      fr: agreementFrench[problem.split(":", 1)[0] as AgreementErrorCode],
    });
  return jws;
}
