import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { FormTimes } from "../limits.ts";

/** Why a form was not sent by a person who had it on a page of this site. */
export type Suspicion = "soon" | "late" | "trap" | "none";

/** Nobody sees this field, and nobody fills it in but a program that fills in all of them. */
export const TRAP = "website";
/** Where a form says when it was shown. */
export const TOKEN = "shown";

/**
 * Keeps out programs that post blindly, without a third party and without knowing who asks: a form carries the time at
 * which it was shown, under a key of this process, and a field that people do not see. Whoever reads every
 * publication before it appears is the real bound; this spares that person the crudest.
 */
export class FormGuard {
  readonly #key = randomBytes(32);
  readonly #times: FormTimes;

  constructor(times: FormTimes) {
    this.#times = times;
  }

  /** Stands in a form that is shown now, about one thing. */
  token(about: string, now: number): string {
    const said = `${now.toString(36)}.${randomBytes(9).toString("base64url")}`;
    return `${said}.${this.#mac(`${about} ${said}`).toString("base64url")}`;
  }

  /** What speaks against a form that came in; undefined when nothing does. */
  suspicion(sent: URLSearchParams, about: string, now: number): Suspicion | undefined {
    if ((sent.get(TRAP) ?? "") !== "") return "trap";
    const [at, nonce, mac] = (sent.get(TOKEN) ?? "").slice(0, 100).split(".");
    if (at === undefined || nonce === undefined || mac === undefined) return "none";
    const given = Buffer.from(mac, "base64url");
    const expected = this.#mac(`${about} ${at}.${nonce}`);
    // After a restart the key is another one: what was shown before is only old.
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return "late";
    const age = now - Number.parseInt(at, 36);
    if (age > this.#times.mostMs) return "late";
    return age < this.#times.leastMs ? "soon" : undefined;
  }

  /**
   * The secret of the status address that a form leads to, of 128 bits: the same form with the same words leads to the
   * same address, so that a second press sends nothing twice.
   */
  secret(sent: URLSearchParams, about: string): string {
    const fields = [...sent].sort(([one], [other]) => (one < other ? -1 : 1));
    return this.#mac(`secret ${about} ${JSON.stringify(fields)}`)
      .subarray(0, 16)
      .toString("base64url");
  }

  #mac(text: string): Buffer {
    return createHmac("sha256", this.#key).update(text).digest();
  }
}
