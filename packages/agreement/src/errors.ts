/** Why bytes are not an agreement, or a signature does not count. Tests and callers read the code, people the message. */
export type AgreementErrorCode =
  | "json"
  | "not-canonical"
  | "schema"
  | "unknown-field"
  | "unknown-kind"
  | "text"
  | "time"
  | "not-sorted"
  | "duplicate-id"
  | "mandatory-kind"
  | "unknown-reference"
  | "key"
  | "signature-form"
  | "signature-profile"
  | "unknown-key"
  | "key-role"
  | "key-time"
  | "bad-signature"
  | "duplicate-signature"
  | "succession";

/** The one error class of this package. `path` is a JSON pointer into the document, or "" for the whole. */
export class AgreementError extends Error {
  readonly code: AgreementErrorCode;
  readonly path: string;

  constructor(code: AgreementErrorCode, path: string, message: string, options?: ErrorOptions) {
    super(path === "" ? message : `${path}: ${message}`, options);
    this.name = "AgreementError";
    this.code = code;
    this.path = path;
  }
}
