import {
  type Check,
  flag,
  integer,
  language,
  list,
  oneOf,
  referenceTo,
  text,
  versionTime,
} from "./checks.ts";
import { externalReferences, granularMarkings } from "./common-checks.ts";
import { extensions } from "./extensions.ts";
import type { Kind } from "./types.ts";

const everywhere = {
  type: text,
  id: text,
  spec_version: oneOf("2.1"),
  object_marking_refs: list(referenceTo("marking-definition")),
  granular_markings: granularMarkings,
  extensions,
};

const versioned = {
  ...everywhere,
  created_by_ref: referenceTo("identity"),
  created: versionTime,
  modified: versionTime,
  revoked: flag,
  labels: list(text),
  confidence: integer(0, 100),
  lang: language,
  external_references: externalReferences,
};

const versionedProperties: ReadonlyMap<string, Check> = new Map(Object.entries(versioned));

/** Properties by kind (STIX 2.1 section 3.1, table of common properties). */
export const commonProperties: Readonly<Record<Kind, ReadonlyMap<string, Check>>> = {
  domain: versionedProperties,
  relationship: versionedProperties,
  meta: versionedProperties,
  observable: new Map(Object.entries({ ...everywhere, defanged: flag })),
};

export const commonRequired: Readonly<Record<Kind, readonly string[]>> = {
  domain: ["spec_version", "created", "modified"],
  relationship: ["spec_version", "created", "modified"],
  meta: ["spec_version", "created", "modified"],
  observable: [],
};

/** Names kept free for later versions of the standard (STIX 2.1 section 3.8). */
export const RESERVED_NAMES: ReadonlySet<string> = new Set([
  "severity",
  "username",
  "phone_number",
  "action",
]);
