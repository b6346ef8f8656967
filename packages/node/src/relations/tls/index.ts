import type { Sentence } from "@entente/api";
import type { PartyId } from "../../keys/index.ts";
import type { Cards } from "../cards.ts";
import type { Connection } from "./connection.ts";
import { Dialer } from "./dial.ts";
import { type CertificateFault, certificateFault, faultWords } from "./pins.ts";
import type { OwnTls } from "./tls-files.ts";

export { type Connection, connectionOf } from "./connection.ts";
export { Dialer } from "./dial.ts";
export { pinOf, pinOfPem } from "./pins.ts";
export { pinsInUse, pinsShown, type ShownPin } from "./shown-pins.ts";
export { type OwnTls, TlsFiles, type TlsPair } from "./tls-files.ts";

export function dialerWith(cards: Cards, { calls }: OwnTls, now: () => number): Dialer {
  return new Dialer({
    pinsOf: (partner) => cards.pinsOf(partner, "listens"),
    own: calls === undefined ? undefined : () => calls.current,
    now,
  });
}

/**
 * What is wrong with the certificate a partner calls with. Nothing where its card names none, and where TLS is ended
 * before this node: then the signature over each request is what tells who calls, as it does in any case.
 */
export function callerFault(
  cards: Cards,
  partner: PartyId,
  { secure, certificate }: Connection,
  now: number,
): { readonly code: CertificateFault; readonly words: Sentence } | undefined {
  const pins = secure ? cards.pinsOf(partner, "calls") : undefined;
  const code = pins === undefined ? undefined : certificateFault(certificate, pins, now);
  return code === undefined ? undefined : { code, words: faultWords(code, certificate, "calls") };
}
