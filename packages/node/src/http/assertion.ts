import {
  ASSERTION_HEADER,
  type Assertion,
  assertion,
  bodyDigest,
  MAX_ASSERTION_LENGTH,
  type Operation,
  problemOf,
  type Sentence,
} from "@entente/api";
import { type JsonValue, parseJson } from "@entente/json";
import { siteOf } from "../accounts/index.ts";
import type { Listener } from "./listener.ts";

/** What was asked, by whom, as it came. */
type Asked = {
  readonly account: string;
  readonly params: Record<string, string>;
  readonly body: JsonValue;
};

/**
 * Stands before every approval and signature: the account must have asserted exactly this act. An account that has
 * nothing to assert with passes, unless the node requires it of all. The proof is durable before the desk is asked.
 */
export async function requireAssertion(
  request: Request,
  operation: Operation,
  { account, params, body }: Asked,
  { accounts, node, secure }: Listener,
): Promise<void> {
  const given = assertionIn(request);
  // What anyone signed in may do to their own passkeys and keys: the first of them could not be asserted.
  const own = operation.roles === "signed-in";
  if (given === undefined) {
    if (!accounts.mustAssert(account, own)) return;
    throw required(
      accounts.authenticators.of(account).length > 0
        ? "Assert this act with your passkey or your personal key, in the header Entente-Assertion."
        : "This node takes approvals and signatures only when they are asserted. Register a passkey, or a personal key, first.",
    );
  }
  const command = request.headers.get("idempotency-key");
  if (command === null) throw malformed("An assertion names its command: send an Idempotency-Key.");
  const act = { account, node, operation: operation.id, params, body: await bodyDigest(body), command };
  await accounts.assertions.require(act, given, () => siteOf(new URL(request.url), secure));
}

const IN_HEADER = { pointer: `/${ASSERTION_HEADER}`, in: "header" };

const required = (detail: Sentence) =>
  problemOf(403, "assertion-required", "An assertion is needed", detail, IN_HEADER);

const malformed = (detail: Sentence) =>
  problemOf(400, "bad-assertion", "The assertion is not acceptable", detail, IN_HEADER);

function assertionIn(request: Request): Assertion | undefined {
  const header = request.headers.get(ASSERTION_HEADER);
  if (header === null) return undefined;
  if (header.length > MAX_ASSERTION_LENGTH)
    throw malformed(`It is at most ${MAX_ASSERTION_LENGTH} characters long.`);
  if (!/^[A-Za-z0-9_-]+$/.test(header)) throw malformed("It is base64url without padding.");
  let value: unknown;
  try {
    value = parseJson(new Uint8Array(Buffer.from(header, "base64url")), { maxDepth: 3, maxItems: 20 });
  } catch {
    throw malformed("It is base64url of JSON.");
  }
  const parsed = assertion.safeParse(value);
  if (!parsed.success) throw malformed(`/${parsed.error.issues[0]!.path.join("/")} is not as it should be.`);
  return parsed.data;
}
