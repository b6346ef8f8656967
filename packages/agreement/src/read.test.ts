import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { canonicalBytes, type JsonValue } from "@entente/json";
import { Ajv2020 } from "ajv/dist/2020.js";
import { digestOf } from "./crypto.ts";
import type { AgreementDocument, Clause } from "./document.ts";
import { AgreementError, type AgreementErrorCode } from "./errors.ts";
import { agreementHash, readAgreement, writeAgreement } from "./read.ts";
import { agreementSchema } from "./schema.ts";
import { templates } from "./templates/index.ts";
import {
  ARVENIA,
  clauseOf,
  OSTRAND,
  servicesAgreement,
  servicesInput,
  TALVIA,
  talvianKey,
  testKey,
  withParams,
} from "./testing.ts";

const document = servicesAgreement();
const bytes = writeAgreement(document);
const text = new TextDecoder().decode(bytes);

const encode = (source: string): Uint8Array => new TextEncoder().encode(source);
const canonical = (value: unknown): Uint8Array => canonicalBytes(value as JsonValue);

function refuses(input: Uint8Array, code: AgreementErrorCode, path?: RegExp): void {
  assert.throws(
    () => readAgreement(input),
    (error) => {
      assert.ok(error instanceof AgreementError, String(error));
      assert.equal(error.code, code);
      if (path !== undefined) assert.match(error.path, path);
      return true;
    },
  );
}

const changed = (changes: object): Uint8Array => canonical({ ...document, ...changes });

function withClause(kind: string, change: (clause: Clause) => object): Uint8Array {
  return changed({ clauses: document.clauses.map((one) => (one.kind === kind ? change(one) : one)) });
}

describe("readAgreement takes exactly the canonical bytes", () => {
  it("reads back what was written, and its hash names the bytes", () => {
    assert.deepEqual(readAgreement(bytes), document);
    assert.equal(agreementHash(bytes), digestOf(bytes));
    assert.match(agreementHash(bytes), /^sha256:[A-Za-z0-9_-]{43}$/);
  });

  // The rows of the JCS table of agreement.md §4.
  const rows: readonly (readonly [name: string, input: string, code: AgreementErrorCode])[] = [
    ["a duplicate key", text.replace('{"annexes":', '{"type":"x","annexes":'), "json"],
    ["an unsafe integer", text.replace('"version":1', '"version":9007199254740993'), "json"],
    ["1.0", text.replace('"version":1', '"version":1.0'), "not-canonical"],
    ["1E0", text.replace('"version":1', '"version":1E0'), "not-canonical"],
    ["minus zero", text.replace('"version":1', '"version":-0'), "not-canonical"],
    ["a fraction", text.replace('"version":1', '"version":1.5'), "schema"],
    ["white space", text.replace('"version":1', '"version": 1'), "not-canonical"],
    ["white space at the end", `${text}\n`, "not-canonical"],
    [
      "another order of keys",
      text.replace('"spec":"1.0"', "").replace('{"annexes"', '{"spec":"1.0","annexes"').replace(",,", ","),
      "not-canonical",
    ],
    ["an escape that need not be", text.replace('"spec":"1.0"', '"spec":"\\u0031.0"'), "not-canonical"],
    ["a lone surrogate", text.replace('"spec":"1.0"', '"spec":"\\ud800"'), "json"],
    ["NaN", text.replace('"version":1', '"version":NaN'), "json"],
    ["null", text.replace('"version":1', '"version":null'), "schema"],
    ["undefined", "undefined", "json"],
    ["a list at the top", "[]", "schema"],
    ["a string at the top", '"agreement"', "schema"],
    ["nothing", "", "json"],
    ["half a document", text.slice(0, text.length / 2), "json"],
    ["depth without end", "[".repeat(10_000), "json"],
    ["__proto__", text.replace('{"annexes":', '{"__proto__":{},"annexes":'), "json"],
  ];
  for (const [name, input, code] of rows)
    it(`refuses ${name}`, () => {
      assert.notEqual(input, text, "the case must change something");
      refuses(encode(input), code);
    });

  it("refuses a byte-order mark and bytes that are not UTF-8", () => {
    refuses(new Uint8Array([0xef, 0xbb, 0xbf, ...bytes]), "json");
    refuses(new Uint8Array([...bytes.slice(0, 10), 0xff, ...bytes.slice(10)]), "json");
  });

  it("refuses to write what JSON cannot say", () => {
    for (const odd of [new Map(), new Date(0), undefined, () => 1, 1n, Number.POSITIVE_INFINITY])
      assert.throws(
        () => writeAgreement({ ...document, title: odd } as unknown as AgreementDocument),
        AgreementError,
      );
  });
});

describe("text", () => {
  const titled = (fr: string): Uint8Array => changed({ title: { ...document.title, fr } });
  for (const [name, fr] of [
    ["a decomposed letter", "Acce\u0301s"],
    ["a control character", "Accord\u0007"],
    ["a line break", "Accord\nsecret"],
    ["a bidirectional override", "Accord \u202etxet"],
    ["a bidirectional isolate", "Accord \u2066x"],
    ["a right-to-left mark", "Accord\u200f"],
    ["a line separator", "Accord\u2028"],
    ["a byte-order mark inside", "Acc\ufefford"],
  ] as const)
    it(`with ${name} is refused`, () => refuses(titled(fr), "text", /^\/title\/fr$/));
});

describe("form", () => {
  it("is closed: an unknown field is refused wherever it stands", () => {
    refuses(changed({ extra: 1 }), "unknown-field");
    refuses(
      withClause("areas", (one) => ({ ...one, extra: 1 })),
      "unknown-field",
      /^\/clauses\/0$/,
    );
    refuses(changed({ parties: document.parties.map((one) => ({ ...one, logs: [] })) }), "unknown-field");
  });

  it("knows its kinds: condition, and names every object has, are refused", () => {
    for (const kind of ["condition", "toString", "__proto__", ""])
      refuses(
        withClause("liability", (one) => ({ ...one, kind })),
        "unknown-kind",
        /^\/clauses\/\d+\/kind$/,
      );
  });

  it("keeps sets sorted and without repeats", () => {
    refuses(changed({ authentic: ["fr", "en"] }), "not-sorted");
    refuses(changed({ authentic: ["en", "en"] }), "not-sorted");
    refuses(changed({ parties: document.parties.toReversed() }), "not-sorted");
    refuses(changed({ clauses: document.clauses.toReversed() }), "not-sorted");
    const { areas, ...rest } = document.vocab;
    refuses(changed({ vocab: { ...rest, areas: [areas[0], areas[0]] } }), "not-sorted");
  });

  it("has every clause id once", () => {
    const [first, second, ...others] = document.clauses;
    refuses(changed({ clauses: [first, { ...second, id: first?.id }, ...others] }), "duplicate-id");
  });

  it("has every mandatory kind in every direction, and the single ones once", () => {
    for (const kind of ["areas", "recall", "caveat-bar", "oversight", "no-target", "two-person"])
      refuses(
        changed({ clauses: document.clauses.filter((one) => one.kind !== kind), survival: [] }),
        "mandatory-kind",
      );
    const oneWay = [{ from: ARVENIA, to: TALVIA }];
    refuses(
      withClause("areas", (one) => ({ ...one, direction: oneWay })),
      "mandatory-kind",
    );
    const again = { ...clauseOf(document, "areas"), id: "99" };
    refuses(changed({ clauses: [...document.clauses, again] }), "mandatory-kind");
  });

  it("says who oversees each party", () => {
    const mine = clauseOf(document, "oversight").params.party;
    refuses(
      withClause("oversight", (one) => ({ ...one, params: { ...one.params, party: mine } })),
      "mandatory-kind",
    );
  });

  it("refers only to what it defines", () => {
    for (const params of [{ allow: ["elsewhere"] }])
      refuses(canonical(withParams(document, "areas", params)), "unknown-reference");
    refuses(canonical(withParams(document, "caveat-bar", { caveats: ["EYES-ONLY"] })), "unknown-reference");
    refuses(
      canonical(withParams(document, "ceiling", { maxLevels: [{ originator: ARVENIA, level: "XX" }] })),
      "unknown-reference",
    );
    refuses(changed({ survival: ["99.9"] }), "unknown-reference");
    refuses(
      withClause("areas", (one) => ({ ...one, direction: [{ from: ARVENIA, to: OSTRAND }] })),
      "unknown-reference",
    );
    refuses(
      withClause("areas", (one) => ({ ...one, direction: [{ from: ARVENIA, to: ARVENIA }] })),
      "unknown-reference",
    );
  });

  it("gives an equivalent only as a level of the receiving party", () => {
    const rows = [{ originator: ARVENIA, from: "DR", to: "DR" }];
    refuses(
      withClause("equivalence", (one) => ({ ...one, params: { rows } })),
      "unknown-reference",
      /\/rows\/0\/(to|from)|params$/,
    );
  });

  it("lets a TLP colour stand in for a list only where a clause judges the colour", () => {
    const without = templates.services({ ...servicesInput, communityTlp: "none" });
    refuses(canonical(withParams(without, "rel-to", { tlpStandsIn: true })), "unknown-reference");
  });

  it("has no empty set of recipients, areas or purposes", () => {
    refuses(canonical(withParams(document, "recipients", { organisations: [] })), "schema");
    refuses(canonical(withParams(document, "areas", { allow: [] })), "schema");
  });

  it("has times that exist and durations in their one spelling", () => {
    for (const from of ["2026-02-30T00:00:00Z", "2026-01-01T24:00:00Z", "2026-13-01T00:00:00Z"])
      refuses(canonical(withParams(document, "term", { from })), "time");
    refuses(canonical(withParams(document, "term", { from: "2026-01-01T00:00:00+01:00" })), "schema");
    refuses(canonical(withParams(document, "term", { from: "2029-01-01T00:00:00Z" })), "unknown-reference");
    for (const every of ["P1Y", "P0D", "P1DT1H", "PT90S", "365", "P01D"])
      refuses(canonical(withParams(document, "review", { every })), "schema");
  });

  it("takes user-assigned countries, and only three letters", () => {
    const inCountry = (country: string): Uint8Array =>
      changed({ parties: document.parties.map((one) => ({ ...one, country })) });
    for (const country of ["XAR", "XTL", "XOS", "FRA"]) assert.ok(readAgreement(inCountry(country)));
    for (const country of ["FR", "xar", "*", "ANY1"]) refuses(inCountry(country), "schema");
  });

  it("pins keys by thumbprint, each once, enough of them, and no operational ones", () => {
    const withKeys = (keys: readonly object[]): Uint8Array =>
      changed({ parties: document.parties.map((one) => (one.id === TALVIA ? { ...one, keys } : one)) });
    const { pinned } = talvianKey;
    refuses(withKeys([{ ...pinned, kid: testKey().pinned.kid }]), "key");
    refuses(withKeys([document.parties[0]?.keys[0] ?? {}]), "key");
    refuses(withKeys([{ ...pinned, role: "oversight" }]), "key");
    refuses(withKeys([{ ...pinned, until: pinned.from }]), "key");
    refuses(withKeys([{ ...pinned, role: "node" }]), "schema");
    refuses(withKeys([{ ...pinned, jwk: { ...pinned.jwk, d: pinned.jwk.x } }]), "unknown-field");
    refuses(withKeys([]), "schema");
    const asked = document.parties.map((one) => ({ ...one, signatoryThreshold: 2 }));
    refuses(changed({ parties: asked }), "key");
  });

  it("names what it supersedes exactly from the second version on", () => {
    const supersedes = digestOf(bytes);
    refuses(changed({ supersedes }), "schema");
    refuses(changed({ version: 2 }), "schema");
    assert.equal(readAgreement(changed({ version: 2, supersedes })).version, 2);
  });

  it("has at least two parties", () => {
    refuses(changed({ parties: document.parties.slice(0, 1) }), "schema");
  });
});

it("the published schema is current", () => {
  const published = readFileSync(new URL("../schema/agreement.schema.json", import.meta.url), "utf8");
  assert.deepEqual(JSON.parse(published), agreementSchema, "run packages/agreement/scripts/write-schema.ts");
});

it("the schema is one, by the rules of JSON Schema 2020-12", () => {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, keywords: ["x-sorted"] });
  assert.ok(ajv.validateSchema(agreementSchema), ajv.errorsText());
  assert.equal(ajv.validateSchema({ ...agreementSchema, type: "agreement" }), false);
});

it("the published schema closes every object it describes", () => {
  const open: string[] = [];
  const walk = (schema: unknown, path: string): void => {
    if (typeof schema !== "object" || schema === null) return;
    const one = schema as { type?: unknown; properties?: unknown; additionalProperties?: unknown };
    const isBranch = /\/(if|then)$/.test(path) || path.endsWith("/clauses/items/properties/params");
    if (
      (one.type === "object" || one.properties !== undefined) &&
      one.additionalProperties !== false &&
      !isBranch
    )
      if (!path.endsWith("/properties")) open.push(path);
    for (const [name, member] of Object.entries(schema)) walk(member, `${path}/${name}`);
  };
  walk(agreementSchema, "");
  assert.deepEqual(open, []);
});
