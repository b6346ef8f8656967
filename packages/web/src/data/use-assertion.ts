import {
  accountOperations,
  assertionChallenge,
  authenticatorsOperations,
  encodeAssertion,
  type Operation,
  type PasskeyResponse,
  ProblemError,
  passkeyAssertion,
} from "@entente/api";
import { client } from "./client.ts";

type Input = { readonly params?: unknown; readonly body?: unknown };

/** Long enough to find a security key in a drawer. */
const TIMEOUT_MS = 120_000;

/**
 * Has the person sign one act with a passkey of theirs: the value of the header `Entente-Assertion`, over exactly what
 * is sent under exactly this command. Undefined where nothing is to be asserted, or the account has no passkey for this
 * host: the node then decides whether it takes the act without. Throws ProblemError `not-asserted`.
 */
export async function assertionFor(
  operation: Operation,
  input: Input,
  command: string,
): Promise<string | undefined> {
  if (!operation.asserted || typeof PublicKeyCredential !== "function") return undefined;
  const [{ node, passkeys }, { authenticators }] = await Promise.all([
    client.call(accountOperations.whoAmI),
    client.call(authenticatorsOperations.listAuthenticators),
  ]);
  const own = authenticators.filter(({ kind, host }) => kind === "passkey" && host === location.hostname);
  if (passkeys === 0 || own.length === 0) return undefined;
  const at = new Date().toISOString();
  const challenge = await assertionChallenge({
    node,
    operation: operation.id,
    params: (input.params ?? {}) as Record<string, string | number>,
    body: input.body,
    command,
    at,
  });
  const { startAuthentication } = await import("@simplewebauthn/browser");
  try {
    const response = await startAuthentication({
      optionsJSON: {
        challenge,
        rpId: location.hostname,
        timeout: TIMEOUT_MS,
        userVerification: "required",
        allowCredentials: own.map(({ credential }) => ({ id: credential, type: "public-key" })),
      },
    });
    return encodeAssertion(passkeyAssertion(at, response as PasskeyResponse));
  } catch (error) {
    throw notAsserted(error);
  }
}

/** Said here and not in the catalogue, because no page is asked: the problem is shown wherever the act was. */
const words = {
  en: {
    title: "Not signed",
    detail:
      "Nothing was done: this act has to be signed with your passkey, and the browser was not given one.",
  },
  fr: {
    title: "Pas signé",
    detail:
      "Rien n’a été fait : cet acte se signe avec votre clé d’accès, et le navigateur n’en a reçu aucune.",
  },
};

function notAsserted(cause: unknown): ProblemError {
  const { title, detail } = document.documentElement.lang === "fr" ? words.fr : words.en;
  return new ProblemError({ type: "urn:entente:problem:not-asserted", title, detail, status: 400 }, cause);
}
