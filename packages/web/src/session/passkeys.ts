import {
  type AnswerOf,
  authenticatorsOperations as ops,
  type PasskeyRegistration,
  type PasskeyResponse,
  type WhoAmI,
} from "@entente/api";
import { client } from "../data/client.ts";

/** Why this page cannot use passkeys; undefined when it can. A credential belongs to a host name (WebAuthn L3 §5.1.2). */
export function passkeyHindrance(): "unsupported" | "host" | undefined {
  const { hostname } = window.location;
  if (/^[\d.]+$/.test(hostname) || hostname.includes(":")) return "host";
  return window.isSecureContext && typeof PublicKeyCredential === "function" ? undefined : "unsupported";
}

/** Whether a failure is the person's own no, or the browser's waiting that came to its end (WebAuthn L3 §14.5). */
export function isCancelled(error: unknown): boolean {
  return error instanceof Error && ["NotAllowedError", "AbortError"].includes(error.name);
}

/** Opens a session with a passkey of this host; no name is typed. */
export async function signInByPasskey(): Promise<WhoAmI> {
  const { startAuthentication } = await import("@simplewebauthn/browser");
  const optionsJSON = await client.call(ops.passkeySignInOptions);
  const response = (await startAuthentication({ optionsJSON })) as PasskeyResponse;
  return client.call(ops.signInWithPasskey, { body: { response } });
}

type CreationOptions = AnswerOf<typeof ops.passkeyRegistrationOptions>;

/** Has this device or a security key make a passkey for the account. */
export async function makePasskey(): Promise<PasskeyRegistration> {
  const { startRegistration } = await import("@simplewebauthn/browser");
  const options: CreationOptions = await client.call(ops.passkeyRegistrationOptions);
  return (await startRegistration({ optionsJSON: options as never })) as PasskeyRegistration;
}
