import type { Sentence } from "@entente/api";

/** Why a document was refused. The set is closed: a caller may switch over it. */
export type DocumentErrorCode =
  | "active-content"
  | "bad-name"
  | "busy"
  | "encrypted"
  | "hidden-content"
  | "malformed"
  | "no-text"
  | "not-text"
  | "too-large"
  | "too-many-pages"
  | "too-slow"
  | "unsupported-type";

/** A document, or its name, that cannot be taken in. The message is for the person who offered it. */
export class DocumentError extends Error {
  readonly code: DocumentErrorCode;

  constructor(code: DocumentErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "DocumentError";
    this.code = code;
  }
}

/** Something a person should know before releasing; the document was read all the same. */
export type Finding = { code: string; message: Sentence };
