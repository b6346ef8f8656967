import { randomBytes } from "node:crypto";
import { conflict, invalid, problemOf } from "@entente/api";
import { Secret, TOTP } from "otpauth";
import type { PrivateState } from "../state/index.ts";

/** RFC 4226 §4: 160 bits are recommended. */
const SECRET_BYTES = 20;
/** RFC 6238 §5.2: thirty seconds, and one step of tolerance either way. */
const PERIOD_S = 30;
const WINDOW = 1;

const totpOf = (secret: Uint8Array, label: string) =>
  new TOTP({
    issuer: "Entente",
    label,
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
    period: PERIOD_S,
    digits: 6,
    algorithm: "SHA1",
  });

/** One-time codes (RFC 6238): a second thing beside the password. */
export class OneTimeCodes {
  readonly #state: PrivateState;
  readonly #now: () => number;

  constructor(state: PrivateState, now: () => number) {
    this.#state = state;
    this.#now = now;
  }

  /** Milliseconds of the confirmation; undefined while none is asked for. */
  since(account: string): number | undefined {
    return this.#state.codes.confirmedAt(account);
  }

  /** Makes a secret, shown this once; an unconfirmed one before it is forgotten. */
  enrol(account: string, name: string): { uri: string; secret: string } {
    const secret = randomBytes(SECRET_BYTES);
    if (!this.#state.codes.put(account, secret))
      throw conflict("One-time codes are set up already; remove them first.");
    const totp = totpOf(secret, name);
    return { uri: totp.toString(), secret: totp.secret.base32 };
  }

  confirm(account: string, code: string): void {
    const { codes } = this.#state;
    if (codes.of(account) === undefined) throw conflict("No secret was made; begin anew.");
    if (codes.confirmedAt(account) !== undefined) throw conflict("One-time codes are set up already.");
    this.require(account, code);
    codes.confirm(account, this.#now());
  }

  remove(account: string): void {
    this.#state.codes.remove(account);
  }

  /**
   * Takes a code, under the limits that hold for passwords. Throws 422 at `/code` when it is wrong or was used, 429
   * `wait` after too many wrong ones.
   */
  require(account: string, code: string): void {
    const { attempts } = this.#state;
    const mark = `code:${account}`;
    const waiting = attempts.waiting(mark, this.#now());
    if (waiting > 0)
      throw problemOf(429, "wait", "Too many failed attempts", "Codes of this account have to wait.", {
        retryAfter: Math.ceil(waiting / 1000),
      });
    attempts.failed(mark, this.#now());
    if (!this.take(account, code)) throw invalid("/code", "this code is wrong, or was used already");
    attempts.succeeded(mark);
  }

  /** Whether a code is the account's now, and none that was used; it is used up. */
  take(account: string, code: string): boolean {
    const stored = this.#state.codes.of(account);
    if (stored === undefined) return false;
    const now = this.#now();
    const delta = totpOf(stored.secret, "").validate({ token: code, timestamp: now, window: WINDOW });
    if (delta === null) return false;
    return this.#state.codes.use(account, Math.floor(now / 1000 / PERIOD_S) + delta);
  }
}
