import { thumbprint } from "@entente/agreement";
import {
  type AuthenticatorView,
  keyProof,
  type PasskeyCreationOptions,
  type PasskeyRegistration,
  type PasskeyRequestOptions,
  type PasskeyResponse,
  problemOf,
  type Sentence,
} from "@entente/api";
import { type Ledger, type Outcome, ulid } from "../../ledger/index.ts";
import type { PrivateState } from "../state/index.ts";
import { CHALLENGE_MS, Challenges } from "./challenges.ts";
import { register, remove, rename } from "./commands.ts";
import { keySigned } from "./personal-key.ts";
import type { Site } from "./site.ts";
import {
  ALGORITHMS,
  AuthenticatorError,
  challengeIn,
  verifyPasskey,
  verifyRegistration,
} from "./verifying.ts";
import { type Authenticator, authenticatorsOf, findCredential } from "./view.ts";

type Command = { readonly id: string; readonly digest: string };

const refused = (detail: Sentence, cause?: unknown) => {
  const problem = problemOf(422, "passkey-refused", "Not registered", detail, { pointer: "/response" });
  problem.cause = cause;
  return problem;
};

/** Passkeys and personal keys: whose they are is in the house log, and what is under way is in memory. */
export class Authenticators {
  readonly #ledger: Ledger;
  readonly #state: PrivateState;
  readonly #now: () => number;
  readonly #challenges: Challenges;

  constructor(ledger: Ledger, state: PrivateState, now: () => number) {
    this.#ledger = ledger;
    this.#state = state;
    this.#now = now;
    this.#challenges = new Challenges(now);
  }

  of(account: string): Authenticator[] {
    return authenticatorsOf(this.#ledger.reader, account);
  }

  list(account: string): AuthenticatorView[] {
    return this.of(account).map((each) => {
      const used = this.#state.passkeyUses.of(each.id)?.usedAt;
      return {
        authenticator: each.id,
        kind: each.kind,
        name: each.name,
        credential: each.credential,
        ...(each.host === undefined ? {} : { host: each.host, backedUp: each.backedUp }),
        registeredAt: new Date(each.registeredAt).toISOString(),
        ...(used === undefined ? {} : { usedAt: new Date(used).toISOString() }),
      };
    });
  }

  /** What `navigator.credentials.create` is to be called with. */
  registrationOptions(account: string, name: string, { host }: Site): PasskeyCreationOptions {
    return {
      challenge: this.#challenges.make({ purpose: "register", account, host }),
      rp: { id: host, name: "Entente" },
      // The user handle (WebAuthn L3 §5.4.3) is what a passkey gives back at sign-in: the account's id, no name.
      user: { id: Buffer.from(account).toString("base64url"), name, displayName: name },
      pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: "public-key", alg })),
      timeout: CHALLENGE_MS,
      attestation: "none",
      excludeCredentials: this.of(account)
        .filter(({ kind }) => kind === "passkey")
        .map(({ credential }) => ({ id: credential, type: "public-key" })),
      authenticatorSelection: {
        residentKey: "required",
        requireResidentKey: true,
        userVerification: "required",
      },
    };
  }

  /** Throws 422 `passkey-refused`; 409 when it is registered already. */
  async registerPasskey(
    command: Command,
    account: string,
    name: string,
    response: PasskeyRegistration,
    site: Site,
  ): Promise<Outcome<{ authenticator: string }>> {
    const made = await this.#madeBy(account, response, site);
    const body = { kind: "passkey" as const, authenticator: ulid(this.#now()), account, name, ...made };
    return this.#ledger.submit({ ...command, decide: (reader) => register(reader, body) });
  }

  async #madeBy(account: string, response: PasskeyRegistration, { host, origin }: Site) {
    const known = findCredential(this.#ledger.reader, response.id);
    // Asked again after a lost answer: its challenge is used up, and the command's first answer is on record.
    if (known?.account === account) {
      const { credential, publicKey, counter, backedUp } = known;
      return { credential, publicKey, counter, backedUp, host, origin };
    }
    const challenge = challengeIn(response.response.clientDataJSON);
    if (!this.#challenges.take(challenge, { purpose: "register", account, host }))
      throw refused("It answers no question of this node that is still open; begin anew.");
    try {
      return { ...(await verifyRegistration(response, challenge, { host, origin })), host, origin };
    } catch (cause) {
      if (!(cause instanceof AuthenticatorError)) throw cause;
      throw refused(
        "What the browser sent does not verify: it has to come from this page, with the user verified.",
        cause,
      );
    }
  }

  /** `node` is the fingerprint that the proof names. Throws 422 at `/proof`. */
  async registerKey(
    command: Command,
    account: string,
    key: { readonly name: string; readonly public: string; readonly proof: string },
    node: string,
  ): Promise<Outcome<{ authenticator: string; kid: string }>> {
    if (!keySigned(key.public, keyProof(node, account, key.public), key.proof))
      throw problemOf(422, "invalid", "The request is not valid", "the key did not sign this registration", {
        pointer: "/proof",
      });
    const kid = thumbprint({ kty: "OKP", crv: "Ed25519", x: key.public });
    const { name } = key;
    const body = {
      kind: "key" as const,
      authenticator: ulid(this.#now()),
      account,
      name,
      kid,
      public: key.public,
    };
    const outcome = await this.#ledger.submit({ ...command, decide: (reader) => register(reader, body) });
    return { ...outcome, result: { ...outcome.result, kid } };
  }

  rename(command: Command, account: string, authenticator: string, name: string) {
    return this.#ledger.submit({
      ...command,
      decide: (reader) => rename(reader, account, authenticator, name),
    });
  }

  async remove(command: Command, account: string, authenticator: string) {
    const outcome = await this.#ledger.submit({
      ...command,
      decide: (reader) => remove(reader, account, authenticator),
    });
    this.#state.passkeyUses.remove(authenticator);
    return outcome;
  }

  /** What `navigator.credentials.get` is to be called with: any passkey of this host. */
  signInOptions({ host }: Site): PasskeyRequestOptions {
    return {
      challenge: this.#challenges.make({ purpose: "sign-in", account: undefined, host }),
      rpId: host,
      timeout: CHALLENGE_MS,
      userVerification: "required",
    };
  }

  /** The account whose passkey answered; undefined for everything else, whatever was wrong. */
  async accountOf(response: PasskeyResponse, site: Site): Promise<string | undefined> {
    const challenge = challengeIn(response.response.clientDataJSON);
    const { host } = site;
    if (!this.#challenges.take(challenge, { purpose: "sign-in", account: undefined, host })) return undefined;
    const found = findCredential(this.#ledger.reader, response.id);
    if (found?.kind !== "passkey" || found.host !== host) return undefined;
    const { userHandle } = response.response;
    if (userHandle !== undefined && Buffer.from(userHandle, "base64url").toString() !== found.account)
      return undefined;
    const counter = this.#state.passkeyUses.of(found.id)?.counter ?? found.counter;
    try {
      const next = await verifyPasskey(response, challenge, site, { ...found, counter });
      return this.#state.passkeyUses.advance(found.id, next, this.#now()) ? found.account : undefined;
    } catch (cause) {
      if (cause instanceof AuthenticatorError) return undefined;
      throw cause;
    }
  }
}
