import { clauseKinds } from "./clauses/index.ts";
import {
  bilingual,
  bool,
  clauseId,
  code,
  country,
  digest,
  integer,
  type JsonSchema,
  object,
  oneOf,
  only,
  pattern,
  type Shape,
  set,
  setOf,
  text,
  time,
  when,
} from "./shape.ts";

const base64url32 = pattern("^[A-Za-z0-9_-]{43}$", 43);

const key = object({
  kid: base64url32,
  jwk: object({ kty: only("OKP"), crv: only("Ed25519"), x: base64url32 }),
  role: oneOf("oversight", "signatory"),
  from: time,
  until: time,
});

const step = object({ code, rank: integer(0, 99), names: set(text, 0) });

const party = object({
  id: digest,
  name: bilingual,
  country,
  signatoryThreshold: integer(1, 16),
  policy: code,
  ladder: setOf(step, ["code"]),
  keys: setOf(key, ["kid"]),
});

const term = object({ code, name: bilingual }, { sameAs: set(text) });

const vocabulary = object({
  areas: setOf(term, ["code"]),
  purposes: setOf(term, ["code"]),
  classes: setOf(term, ["code"], 0),
  caveats: setOf(term, ["code"], 0),
});

/** Parameters are checked by the branch of the clause's own kind, below. */
const anyParams: Shape<unknown> = { json: { type: "object" } };

const clause = object(
  {
    id: clauseId,
    kind: { json: { enum: Object.keys(clauseKinds).sort() } },
    title: bilingual,
    text: bilingual,
    params: anyParams,
  },
  { direction: setOf(object({ from: digest, to: digest }), ["from", "to"]) },
);

const paramsByKind = Object.entries(clauseKinds).map(([kind, { params }]) =>
  when(
    { properties: { kind: { const: kind } }, required: ["kind"] },
    { properties: { params: params.json } },
  ),
);

const document = object(
  {
    type: only("entente-agreement"),
    spec: only("1.0"),
    id: pattern("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", 45),
    version: integer(1, 1_000_000),
    title: bilingual,
    authentic: set(oneOf("en", "fr")),
    parties: { json: { ...setOf(party, ["id"], 2).json, maxItems: 16 } },
    vocab: vocabulary,
    clauses: {
      json: { type: "array", minItems: 1, maxItems: 500, items: { ...clause.json, allOf: paramsByKind } },
    },
    annexes: setOf(object({ id: code, hash: digest, confidential: bool }), ["id"], 0),
    survival: set(clauseId, 0),
    engine: object({ name: only("entente-policy"), rulesVersion: only("1") }),
  },
  { supersedes: digest },
);

/**
 * The published JSON Schema (2020-12) of an agreement. `x-sorted` says that an array is a set: `true`, sorted
 * by UTF-16 code unit without repeats; a list of names, objects sorted by those members and distinct in them.
 */
export const agreementSchema: JsonSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: "urn:entente:schema:agreement:1.0",
  title: "Entente agreement",
  ...document.json,
};
