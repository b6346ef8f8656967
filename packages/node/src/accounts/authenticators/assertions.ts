import {
  ASSERTION_MS,
  type Assertion,
  assertedByKey,
  challengeOf,
  type ProblemError,
  problemOf,
} from "@entente/api";
import { digestOf } from "../../keys/index.ts";
import type { Ledger } from "../../ledger/index.ts";
import type { PrivateState } from "../state/index.ts";
import { give } from "./commands.ts";
import type { Evidence } from "./entries.ts";
import { keySigned } from "./personal-key.ts";
import type { Site } from "./site.ts";
import { AuthenticatorError, verifyPasskey } from "./verifying.ts";
import { type Authenticator, findAssertion, findCredential } from "./view.ts";

/** The act that is to be asserted, as the node received it. */
export type AssertedAct = {
  readonly account: string;
  readonly node: string;
  readonly operation: string;
  readonly params: Readonly<Record<string, string>>;
  /** Digest of the body's canonical JSON. */
  readonly body: string;
  readonly command: string;
};

/** One answer for a wrong, foreign, removed or replayed one: which it was helps only whoever forges. */
const refused = (cause?: unknown): ProblemError => {
  const problem = problemOf(
    403,
    "assertion-refused",
    "Not asserted",
    "This is no assertion of this act by this account. Assert the act as it is sent, with your own passkey or key.",
    { pointer: "/entente-assertion", in: "header" },
  );
  problem.cause = cause;
  return problem;
};

/** Checks that a person asserted an act, and keeps the proof in the house log before the act is done. */
export class Assertions {
  readonly #ledger: Ledger;
  readonly #state: PrivateState;
  readonly #now: () => number;

  constructor(ledger: Ledger, state: PrivateState, now: () => number) {
    this.#ledger = ledger;
    this.#state = state;
    this.#now = now;
  }

  /**
   * Throws 403 `assertion-refused` or `assertion-stale`, and nothing is stored then. The same assertion of the same
   * command counts again, so that a lost answer can be asked for; with another command it is another act's.
   * `site` throws where there can be no passkeys: there, only a key asserts.
   */
  async require(act: AssertedAct, given: Assertion, site: () => Site): Promise<void> {
    this.#requireFresh(given.at);
    const challenge = await challengeOf({ ...act, at: given.at });
    const credential = given.kind === "passkey" ? given.credential : given.kid;
    const authenticator = findCredential(this.#ledger.reader, credential);
    if (authenticator?.account !== act.account || authenticator.kind !== given.kind) throw refused();
    const before = findAssertion(this.#ledger.reader, challenge);
    if (before?.authenticator === authenticator.id && before.signature === given.signature) return;
    if (given.kind === "key") {
      if (!keySigned(authenticator.publicKey, assertedByKey(challenge), given.signature)) throw refused();
      this.#state.passkeyUses.advance(authenticator.id, 0, this.#now());
    } else await this.#requirePasskey(authenticator, challenge, given, site());
    await this.#keep(act, challenge, authenticator, given);
  }

  #requireFresh(at: string): void {
    const now = this.#now();
    const then = Date.parse(at);
    if (Math.abs(now - then) <= ASSERTION_MS) return;
    throw problemOf(
      403,
      "assertion-stale",
      "The assertion is too old",
      `It was made at ${at}, and this node's clock says ${new Date(now).toISOString()}. Assert again; if it stays so, one of the clocks is wrong.`,
      { pointer: "/entente-assertion", in: "header", now: new Date(now).toISOString() },
    );
  }

  async #requirePasskey(
    { id, credential, publicKey, counter, host }: Authenticator,
    challenge: string,
    given: Extract<Assertion, { kind: "passkey" }>,
    site: Site,
  ): Promise<void> {
    if (host !== site.host) throw refused();
    const known = { credential, publicKey, counter: this.#state.passkeyUses.of(id)?.counter ?? counter };
    const response = {
      clientDataJSON: given.clientData,
      authenticatorData: given.authenticatorData,
      signature: given.signature,
    };
    try {
      const shape = { id: credential, rawId: credential, type: "public-key" as const, response };
      const next = await verifyPasskey(shape, challenge, site, known);
      // Two at once with one counter: the later one is a copy, or a copied passkey.
      if (!this.#state.passkeyUses.advance(id, next, this.#now())) throw refused();
    } catch (cause) {
      throw cause instanceof AuthenticatorError ? refused(cause) : cause;
    }
  }

  /** A crash after this leaves a proof of what was wanted and not done; the client asks again under the same id. */
  async #keep(
    act: AssertedAct,
    challenge: string,
    authenticator: Authenticator,
    { kind, at, ...proof }: Assertion,
  ): Promise<void> {
    const params = { ...act.params };
    const evidence = { kind, ...act, params, at, challenge, authenticator: authenticator.id, ...proof };
    const digest = digestOf(new TextEncoder().encode(JSON.stringify(evidence)));
    await this.#ledger.submit({
      id: `assertion:${digest}`,
      digest,
      decide: (reader) => give(reader, evidence as Evidence),
    });
  }
}
