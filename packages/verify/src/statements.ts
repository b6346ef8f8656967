import { canonicalBytes } from "@entente/json";
import { z } from "zod";
import type { Account } from "./account.ts";
import { type Agreements, type Chains, signingProblem } from "./agreements.ts";
import type { PartyId } from "./digest.ts";
import { type Envelope, issueOf, toSecond } from "./envelope.ts";

const digest = z.string().regex(/^sha256:[A-Za-z0-9_-]{43}$/);
const signedSchema = z.strictObject({
  id: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/),
  digest,
  agreement: digest,
  kid: z.string().max(64),
  jws: z.strictObject({ protected: z.string().max(4000), signature: z.string().max(200) }),
});

type Statement = {
  readonly party: PartyId;
  readonly index: number;
  readonly envelope: Envelope;
  readonly signed: unknown;
};

/** Step 6b: what a party signed beside agreements, whatever kind of entry it stands in. */
export class StatementCheck {
  readonly #statements: Statement[] = [];

  /** Keeps an entry whose body has a member `signed`. */
  take(party: PartyId, index: number, envelope: Envelope): void {
    const { signed } = envelope.body;
    if (signed !== undefined) this.#statements.push({ party, index, envelope, signed });
  }

  /** Every signature is over the digest it names, as a statement of this kind, by a key pinned for its party. */
  async check(agreements: Agreements, chains: Chains, account: Account): Promise<void> {
    for (const { party, index, envelope, signed } of this.#statements) {
      const place = { log: envelope.log, index, entry: envelope.id };
      const read = signedSchema.safeParse(signed);
      if (!read.success) {
        account.violation("statement-malformed", place, "", issueOf(read.error));
        continue;
      }
      const { id, digest: over, agreement, kid, jws } = read.data;
      const held = agreements.get(agreement);
      if (held === undefined) {
        account.violation("agreement-missing", place, agreement, "-");
        continue;
      }
      const said = {
        type: "entente-statement",
        spec: "1.0",
        agreement,
        subject: envelope.kind,
        id,
        digest: over,
      };
      const signature = {
        bytes: canonicalBytes(said),
        kid,
        jws,
        typ: "entente-statement+jws" as const,
        by: party,
        index,
        at: toSecond(envelope.at),
      };
      const problem = await signingProblem(signature, held.document, chains);
      if (problem === undefined) account.count("statements");
      else account.violation("statement-signature", place, kid, problem);
    }
  }
}
