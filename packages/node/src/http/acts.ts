import { type Acted, type ActOutcome, type Operation, problemOf, type Sentence } from "@entente/api";
import { canonicalBytes, type JsonValue } from "@entente/json";
import { digestOf } from "../keys/index.ts";
import { ulid } from "../ledger/index.ts";

/** What the listener asks of the ledger's heads. */
export type GradeSource = {
  grade(origin: string, index: number): "recorded" | "partner";
  whenPublished(origin: string, index: number, timeoutMs: number): Promise<boolean>;
};

/** The longest that `?wait=partner` holds an answer. */
const MAX_WAIT_MS = 10_000;
const UNCOSIGNED: Sentence = "the partner has not cosigned these entries yet";
const KEY = /^[A-Za-z0-9._:-]{1,100}$/;

/**
 * The identity of a command: the account and its `Idempotency-Key` (a fresh one when there is none), and the
 * digest of what was asked. The bytes of a raw operation are not known yet: its handler must mix the digest of
 * its stream into the one given here before it submits.
 */
export function commandOf(
  request: Request,
  operation: Operation,
  account: string,
  asked: { params: Record<string, string>; body: JsonValue },
  now: number,
): { id: string; digest: string } {
  const key = request.headers.get("idempotency-key");
  if (key !== null && !KEY.test(key))
    throw problemOf(
      400,
      "bad-idempotency-key",
      "The Idempotency-Key is not acceptable",
      "1 to 100 letters, digits and . _ : -",
      { pointer: "/idempotency-key", in: "header" },
    );
  const digest = digestOf(canonicalBytes({ operation: operation.id, ...asked }));
  return { id: `${account}:${key ?? ulid(now)}`, digest };
}

/** Wraps an act's outcome with the grade reached; `wait` holds it until the partner has cosigned, or 10 s passed. */
export async function actedAnswer(
  outcome: ActOutcome<unknown>,
  heads: GradeSource | undefined,
  wait: boolean,
): Promise<Acted<unknown>> {
  const said = outcome.entries.filter((entry) => entry.log.includes("/liaison/"));
  if (wait && heads !== undefined)
    await Promise.all(said.map(({ log, index }) => heads.whenPublished(log, index, MAX_WAIT_MS)));
  const open = said.filter(({ log, index }) => heads?.grade(log, index) !== "partner");
  return {
    result: outcome.result,
    entries: [...outcome.entries],
    grade: said.length > 0 && open.length === 0 ? "partner" : "recorded",
    ...(open.length > 0 ? { waitsFor: UNCOSIGNED } : {}),
    repeated: outcome.repeated,
  };
}
