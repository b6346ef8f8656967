import assert from "node:assert/strict";
import { test } from "node:test";
import { canonicalBytes, type JsonValue } from "@entente/json";
import fc from "fast-check";
import { z } from "zod";
import { checkViews, type EntryKind, lastSize, liaisonOrigin, ulid } from "./ledger/index.ts";
import { command, Parties, type Party } from "./testing/parties.ts";

/**
 * A partner that writes what it likes into its log: bodies that fit their kind and bodies that nearly do, with ids,
 * digests and hashes of what there really is. Whatever it is, its place is taken, nothing throws, no view differs from
 * its replay, and the node starts again.
 */

type JsonSchema = {
  type?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema | false;
  prefixItems?: JsonSchema[];
  anyOf?: JsonSchema[];
  additionalProperties?: JsonSchema | boolean;
  enum?: JsonValue[];
  const?: JsonValue;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  minItems?: number;
};

const hostileText = fc.oneof(
  fc.constantFrom(
    "",
    "\u0000",
    "'",
    '"seen":9',
    "$.x",
    "{}",
    "[",
    "null",
    "..",
    "\u202e",
    "é".normalize("NFD"),
    "__proto__",
  ),
  fc.string({ unit: "grapheme", maxLength: 20 }),
);

/** What a member of that name is most likely to hold, to come past the first check. */
type Hints = Readonly<Record<string, readonly JsonValue[]>>;

/** Values of a JSON Schema; a text that could be an id is mostly one of `known`. */
function valuesOf(schema: JsonSchema, known: readonly string[], hints: Hints): fc.Arbitrary<JsonValue> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.anyOf !== undefined)
    return fc.oneof(...schema.anyOf.map((each) => valuesOf(each, known, hints)));
  switch (schema.type) {
    case "object": {
      const properties = Object.entries(schema.properties ?? {});
      const fields = Object.fromEntries(
        properties.map(([name, each]) => {
          const likely = hints[name] ?? [];
          const value = valuesOf(each, known, hints);
          return [
            name,
            likely.length === 0
              ? value
              : fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...likely) }, value),
          ];
        }),
      );
      return fc.record(fields, { requiredKeys: schema.required ?? [] }) as fc.Arbitrary<JsonValue>;
    }
    case "array": {
      if (schema.prefixItems !== undefined)
        return fc.tuple(
          ...schema.prefixItems.map((each) => valuesOf(each, known, hints)),
        ) as fc.Arbitrary<JsonValue>;
      const items =
        schema.items === undefined || schema.items === false
          ? fc.constant(null)
          : valuesOf(schema.items, known, hints);
      return fc.array(items, { minLength: schema.minItems ?? 0, maxLength: 4 }) as fc.Arbitrary<JsonValue>;
    }
    case "integer":
    case "number":
      return fc.integer({
        min: Math.max(schema.minimum ?? -10, -10),
        max: Math.min(schema.maximum ?? 2000, 2000),
      });
    case "boolean":
      return fc.boolean();
    case "string": {
      if (schema.pattern === undefined)
        return hostileText.map((text) => text.slice(0, schema.maxLength ?? 200));
      const pattern = new RegExp(schema.pattern);
      const fitting = known.filter((each) => pattern.test(each));
      const fresh = fc.stringMatching(pattern);
      return fitting.length === 0
        ? fresh
        : fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...fitting) }, fresh);
    }
    default:
      return hostileText;
  }
}

const broken: fc.Arbitrary<(body: JsonValue) => JsonValue> = fc.oneof(
  { weight: 30, arbitrary: fc.constant((body: JsonValue) => body) },
  { weight: 1, arbitrary: fc.constant((body: JsonValue) => ({ ...(body as object), more: 1 })) },
  {
    weight: 1,
    arbitrary: fc.constant((body: JsonValue) => Object.fromEntries(Object.entries(body as object).slice(1))),
  },
);

/** Every text in the node's views: ids, digests, hashes, compartments. */
function textsIn(party: Party): string[] {
  const { reader } = party.node.ledger;
  const tables = reader.all<{ name: string }>(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'view\\_%' ESCAPE '\\' AND name NOT LIKE 'view\\_word%' ESCAPE '\\'",
  );
  const found = new Set<string>();
  for (const { name } of tables)
    for (const row of reader.all<Record<string, unknown>>(`SELECT * FROM ${name} LIMIT 50`))
      for (const value of Object.values(row))
        if (typeof value === "string" && value.length < 3000) found.add(value);
  return [...found];
}

const SHOTS = 600;

/** Something under way of every kind: releases, a recall, a question, a negotiation, a suspension. */
async function alive(parties: Parties): Promise<void> {
  const { arvenia, talvia } = parties;
  for (const [from, to] of [
    [arvenia, talvia],
    [talvia, arvenia],
  ] as const) {
    const first = await parties.send(from, to, [
      await parties.write(from, `What ${from.name} saw off Oris.`),
    ]);
    await parties.settle();
    const second = await parties.send(from, to, [await parties.write(from, `What ${from.name} saw since.`)]);
    await parties.settle();
    await from.node.releases.recall(first.release, { reason: "inaccurate" }, command());
    assert.equal(second.state, "made");
  }
  const [held] = parties.held(arvenia).filter(({ sealed }) => sealed === 0);
  const asked = {
    products: [held!.product],
    to: talvia.id,
    purpose: "incident-response",
    expires: "2026-12-20T10:00:00Z",
    reason: "other" as const,
  };
  await arvenia.node.releases.requestOnward(asked, arvenia.people.officer, command());
  await parties.send(arvenia, talvia, [await parties.write(arvenia, "What is not received yet.")]);
}

test("whatever a partner writes takes its place, breaks nothing, and leaves views that rebuild equal", async () => {
  await using parties = await Parties.agreed();
  const { arvenia, talvia } = parties;
  await alive(parties);
  const { ledger } = arvenia.node;
  const origin = liaisonOrigin(talvia.id, arvenia.id);
  const log = ledger.log(origin)!;
  const own = ledger.log(liaisonOrigin(arvenia.id, talvia.id))!;
  const known = textsIn(arvenia);
  const column = (sql: string) => ledger.reader.all<{ value: string }>(sql).map(({ value }) => value);
  const negotiations = column(
    "SELECT DISTINCT json_extract(CAST(bytes AS TEXT), '$.body.negotiation') AS value FROM entry WHERE instr(bytes, 'negotiation') > 0",
  ).filter((each) => each !== null);
  const hashes = column("SELECT DISTINCT hash AS value FROM view_agreement_offer");
  const parts = column("SELECT id AS value FROM view_part");
  const sets = ledger.reader.all<{ payload: string; root: string; count: number }>(
    "SELECT payload, root, count FROM view_part",
  );
  const hints: Hints = {
    negotiation: negotiations,
    suspension: column(
      "SELECT json_extract(CAST(bytes AS TEXT), '$.id') AS value FROM entry WHERE instr(bytes, 'agreement.suspended') > 0",
    ),
    hash: hashes,
    made: parts,
    request: column("SELECT request AS value FROM view_onward"),
    recall: [...column("SELECT recall AS value FROM view_recall"), ...[1, 2, 3].map(() => ulid(1))],
    release: column("SELECT DISTINCT release AS value FROM view_part"),
    objects: [1, 2],
    ranges: [
      [[0, 0]],
      [[0, 999]],
      [[5, 3]],
      [
        [0, 0],
        [0, 0],
      ],
    ],
    round: [1, 2],
  };
  const ids = [...known.filter((each) => /^[0-9A-HJKMNP-TV-Z]{26}$/.test(each)), ...negotiations];
  const kinds = ([...ledger.registry.kinds.values()] as unknown as EntryKind<unknown>[]).filter(
    ({ log: where }) => where === "liaison",
  );
  const digest = fc.constantFrom(...known.filter((each) => /^sha256:/.test(each)));
  const key = fc.constant({ to: "A".repeat(43), enc: "A".repeat(43), ct: "AAAA" });
  const set = fc
    .tuple(
      fc.constantFrom(...sets),
      fc.option(digest),
      fc.option(fc.integer({ min: 1, max: 1000 })),
      fc.option(key),
    )
    .map(([stored, payload, count, wrapped]) => ({
      ...stored,
      ...(payload === null ? {} : { payload }),
      ...(count === null ? {} : { count: 1 + (count % 3) }),
      ...(wrapped === null ? {} : { key: wrapped }),
    }));
  const entries = kinds.map((kind) =>
    fc.record(
      {
        kind: fc.constant(kind.kind),
        id: fc.oneof(fc.constantFrom(...ids), fc.constant(undefined)),
        at: fc.constantFrom(
          "2026-11-20T10:00:00.000Z",
          "0000-01-01T00:00:00.000Z",
          "9999-12-31T23:59:59.999Z",
        ),
        behind: fc.nat(40),
        agreement: digest,
        set,
        body: fc
          .tuple(
            valuesOf(
              z.toJSONSchema(kind.body, { unrepresentable: "any", io: "input" }) as JsonSchema,
              known,
              hints,
            ),
            broken,
          )
          .map(([body, breaks]) => breaks(body)),
      },
      { requiredKeys: ["kind", "id", "at", "behind", "body"] },
    ),
  );
  const shots = fc.sample(fc.oneof(...entries), { numRuns: SHOTS, seed: 7 });
  const taken = new Set<string>();
  for (const { id, behind, ...shot } of shots) {
    const index = lastSize(ledger.reader, log.id);
    const seen = Math.max(0, lastSize(ledger.reader, own.id) - (behind === 40 ? 1 : 0));
    const rest = { blind: "A".repeat(22), log: origin, typ: "entente.event/1", v: 1 };
    const bytes = canonicalBytes({ ...shot, ...rest, seen, id: id ?? ulid(0) } as JsonValue);
    const { aside } = await ledger.apply(log, index, bytes);
    if (aside === undefined) taken.add(shot.kind);
    else assert.doesNotMatch(aside, /cannot make sense/, shot.kind);
  }
  // Without some that are accepted the rest would prove little.
  assert.ok(taken.size >= 3, [...taken].join(" "));
  assert.equal(ledger.writer.ended, undefined);
  await arvenia.node.releases.keeper.settled();
  await arvenia.node.agreements.react(talvia.id);
  assert.deepEqual(checkViews(parties.optionsOf(arvenia)).differences, []);
  await parties.restart(arvenia);
  assert.deepEqual(checkViews(parties.optionsOf(arvenia)).differences, []);
  arvenia.node.relations.view(talvia.id);
  parties.parts(arvenia, "in");
  parties.refusals(arvenia);
  parties.recalls(arvenia);
});
