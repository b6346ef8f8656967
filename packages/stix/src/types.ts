import type { JsonValue } from "@entente/json";

/** Any STIX 2.1 object, known or custom: what this package promises of it is only `type` and `id`. */
export type StixObject = { type: string; id: string; [property: string]: JsonValue };

/** What kind of object a type is (STIX 2.1 section 2): the kind decides which common properties apply. */
export type Kind = "domain" | "relationship" | "observable" | "meta";

/** Why an object breaks a MUST of the standard. */
export type ErrorCode =
  | "not-an-object"
  | "type-name"
  | "id-format"
  | "id-type"
  | "id-version"
  | "spec-version"
  | "required"
  | "property-name"
  | "reserved"
  | "not-allowed"
  | "wrong-type"
  | "empty"
  | "too-long"
  | "timestamp"
  | "order"
  | "range"
  | "value"
  | "reference"
  | "reference-self"
  | "selector"
  | "marking"
  | "language"
  | "pattern"
  | "extension"
  | "too-many-findings";

/** Where an object leaves a SHOULD of the standard, or goes beyond what this package knows. */
export type WarningCode =
  | "unknown-type"
  | "unknown-property"
  | "unknown-extension"
  | "vocabulary"
  | "id-version"
  | "id-not-deterministic"
  | "deprecated"
  | "empty-custom"
  | "format"
  | "hash-length"
  | "recommended"
  | "tlp-id";

/** One thing wrong with one place; `path` is a JSON Pointer into the object. */
export type Finding<Code extends string = ErrorCode | WarningCode> = {
  code: Code;
  path: string;
  message: string;
};

export type Validation = { errors: Finding<ErrorCode>[]; warnings: Finding<WarningCode>[] };
