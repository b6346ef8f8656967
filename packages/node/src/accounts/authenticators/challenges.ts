import { newSecret } from "../state/index.ts";

/** A ceremony takes a person seconds; a challenge nobody came back for is void after this. */
export const CHALLENGE_MS = 5 * 60_000;
/** Challenges open at once; the oldest go first. */
const MAX_OPEN = 10_000;

export type Ceremony = {
  readonly purpose: "register" | "sign-in";
  /** Who registers; undefined where nobody is known yet. */
  readonly account: string | undefined;
  readonly host: string;
};

/** Challenges that were given out and not used: in memory, because a restart may well ask people to try again. */
export class Challenges {
  readonly #open = new Map<string, Ceremony & { readonly until: number }>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** 256 random bits, base64url. */
  make(ceremony: Ceremony): string {
    const challenge = newSecret();
    this.#open.set(challenge, { ...ceremony, until: this.#now() + CHALLENGE_MS });
    for (const oldest of this.#open.keys()) {
      if (this.#open.size <= MAX_OPEN) break;
      this.#open.delete(oldest);
    }
    return challenge;
  }

  /** Uses a challenge up; whether it was open for just this. */
  take(challenge: string, { purpose, account, host }: Ceremony): boolean {
    const found = this.#open.get(challenge);
    this.#open.delete(challenge);
    return (
      found !== undefined &&
      found.until > this.#now() &&
      found.purpose === purpose &&
      found.account === account &&
      found.host === host
    );
  }
}
