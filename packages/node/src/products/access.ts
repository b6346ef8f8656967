import type { Session } from "@entente/api";
import { type Ledger, ulid } from "../ledger/index.ts";
import { IDS_IN_ENTRY, writeIdList } from "./entries.ts";

/** As many as one set may list. */
const MOST = 1000;

/**
 * Writes down that `session` is about to be given `products`, and why. Returns when that is durable: content leaves
 * only afterwards. More than a thousand are several entries.
 */
export async function logAccess(
  ledger: Ledger,
  now: () => number,
  session: Session,
  products: readonly string[],
  why: string,
): Promise<void> {
  for (let at = 0; at < products.length; at += MOST) {
    const part = products.slice(at, at + MOST);
    const few = part.length <= IDS_IN_ENTRY;
    const id = ulid(now());
    await ledger.submit({
      id: `access:${id}`,
      digest: "access",
      decide: () => ({
        entries: [
          {
            log: "house",
            kind: "access.logged/1",
            id,
            body: { by: session.account, why, count: part.length, ...(few ? { products: part } : {}) },
            ...(few ? {} : { items: [writeIdList(part)] }),
          },
        ],
        expects: {},
        result: null,
      }),
    });
  }
}
