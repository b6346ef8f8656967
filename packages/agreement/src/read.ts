import { canonicalBytes, JsonError, type JsonLimits, type JsonValue, parseCanonical } from "@entente/json";
import { type Digest, digestOf } from "./crypto.ts";
import type { AgreementDocument } from "./document.ts";
import { AgreementError } from "./errors.ts";
import { checkForm } from "./form.ts";
import { checkText } from "./text.ts";
import { validateAgreement } from "./validator.ts";

/** The largest agreement imaginable, sixteen parties and five hundred long clauses, in both languages. */
export const AGREEMENT_LIMITS: Partial<JsonLimits> = {
  maxBytes: 8 * 1024 * 1024,
  maxDepth: 16,
  maxItems: 200_000,
};

/**
 * Steps 2 to 4 of the verify order (agreement.md §4): strict parse, canonical form compared as bytes, schema
 * and rules of form. The signature over the very same bytes comes before (`verifyDocument`).
 * @throws {AgreementError} and nothing else.
 */
export function readAgreement(bytes: Uint8Array): AgreementDocument {
  const value = parsed(bytes);
  checkText(value);
  validateAgreement(value);
  // Sound: the schema is closed at every level and the type was written from it.
  const document = value as unknown as AgreementDocument;
  checkForm(document);
  return document;
}

function parsed(bytes: Uint8Array): JsonValue {
  try {
    return parseCanonical(bytes, AGREEMENT_LIMITS);
  } catch (cause) {
    if (!(cause instanceof JsonError)) throw cause;
    const code = cause.code === "not-canonical" ? "not-canonical" : "json";
    throw new AgreementError(code, cause.path, cause.message, { cause });
  }
}

/** The name of an agreement: `sha256:` and the digest of its canonical bytes. */
export function agreementHash(bytes: Uint8Array): Digest {
  return digestOf(bytes);
}

/**
 * The bytes of a document, for whoever has just filled one in. They are read back, so nothing leaves here
 * that the partner would refuse.
 * @throws {AgreementError}
 */
export function writeAgreement(document: AgreementDocument): Uint8Array {
  let bytes: Uint8Array;
  try {
    bytes = canonicalBytes(document as unknown as JsonValue);
  } catch (cause) {
    if (!(cause instanceof JsonError)) throw cause;
    throw new AgreementError("json", cause.path, cause.message, { cause });
  }
  readAgreement(bytes);
  return bytes;
}
