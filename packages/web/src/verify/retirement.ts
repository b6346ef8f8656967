import { isRootOf, liaisonOriginOf } from "./cards.ts";
import { bytesOf, fromBase64Url } from "./hashing.ts";
import type { GivenHead, Head } from "./log-source.ts";
import { generationOf } from "./places.ts";
import { type CheckSignature, NoEd25519 } from "./signatures.ts";
import { type Step, step } from "./step.ts";

/** What a statement says of a log: how many entries its party stands by, and how many were witnessed. */
export type Retirement = { readonly last: number; readonly witnessed: number };

const CONTEXT = bytesOf("entente-retirement/1\n");

/**
 * That a log was retired, by the statement that a root key of its party has signed (decision 030). Nothing comes of a
 * head without one. Of a head whose cards were followed, and which the log has signed.
 */
export async function retirementStep(
  { origin, writer, witness, retirement }: GivenHead,
  head: Head,
  check: CheckSignature,
): Promise<{ readonly steps: readonly Step[]; readonly retirement?: Retirement }> {
  if (retirement === undefined) return { steps: [] };
  const bad = (detail: string) => ({ steps: [step("retirement", "bad", "retirement-bad", { detail })] });
  const { statement, last, witnessed } = readStatement(retirement.retirement);
  const root = typeof statement.root === "string" ? fromBase64Url(statement.root) : undefined;
  const signature = fromBase64Url(retirement.signature);
  const isAboutThis =
    statement.type === "entente-retirement" &&
    statement.party === writer.party &&
    statement.partner === witness.party &&
    statement.retired === origin &&
    statement.successor === liaisonOriginOf(writer.party, witness.party, generationOf(origin) + 1);
  if (!isAboutThis || last === undefined || witnessed === undefined) return bad(retirement.retirement);
  // The head is at least what the party stands by; more where the other party holds more.
  if (last > head.size || last > witnessed) return bad(`${last} ${head.size} ${witnessed}`);
  if (root === undefined || signature === undefined || !isRootOf(writer.cards, root))
    return bad(String(statement.root));
  try {
    const message = new Uint8Array([...CONTEXT, ...bytesOf(retirement.retirement)]);
    if (!(await check(root, message, signature))) return bad(retirement.signature);
  } catch (cause) {
    if (!(cause instanceof NoEd25519)) throw cause;
    return { steps: [step("retirement", "open", "no-ed25519")] };
  }
  return {
    steps: [step("retirement", "good", "log-retired", { size: last })],
    retirement: { last, witnessed },
  };
}

type Read = {
  readonly statement: Readonly<Record<string, unknown>>;
  readonly last: number | undefined;
  readonly witnessed: number | undefined;
};

function readStatement(text: string): Read {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const statement = (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
  return { statement, last: sizeOf(statement.last), witnessed: sizeOf(statement.witnessed) };
}

function sizeOf(head: unknown): number | undefined {
  const size = typeof head === "object" && head !== null ? (head as { size?: unknown }).size : undefined;
  return Number.isSafeInteger(size) && (size as number) >= 0 ? (size as number) : undefined;
}
