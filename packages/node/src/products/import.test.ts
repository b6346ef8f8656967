import assert from "node:assert/strict";
import { test } from "node:test";
import { TLP_MARKINGS } from "@entente/stix";
import { checkViews } from "../ledger/index.ts";
import { bundle, bytes, command, session, type TestDesk, talvia, withDesk } from "./test-desk.ts";

const uuid = (n: number) => `0e1c${n.toString(16).padStart(4, "0")}-7f2b-4c1a-9d40-0c4de1a0f6a1`;
const tlp = (colour: string) =>
  [...TLP_MARKINGS].find(([, known]) => known.tlp === colour && known.edition === "2")![0];

function malware(n: number, more: Record<string, unknown> = {}) {
  return {
    type: "malware",
    spec_version: "2.1",
    id: `malware--${uuid(n)}`,
    created: "2026-01-02T03:04:05.000Z",
    modified: "2026-01-02T03:04:05.000Z",
    name: `Gorgon${n}`,
    is_family: false,
    ...more,
  };
}

const bring = (desk: TestDesk, objects: readonly unknown[], more: Record<string, unknown> = {}) =>
  desk.products.importBundle(bundle(objects), {
    session: session(),
    command: command(),
    areas: ["cyber"],
    purposes: [],
    ...more,
  });

const found = async (desk: TestDesk, who = session(), asked = {}) =>
  (await desk.products.search(who, { limit: 200, ...asked })).products;

test("objects are recorded byte for byte, each in the compartment of its own marking", async () => {
  await withDesk(async (desk) => {
    // Spacing and order are the sender's, and stay.
    const odd = `{ "type":"malware", "id":"malware--${uuid(1)}","spec_version":"2.1","is_family":false,"name":"Gorgo\\u006e",
      "created":"2026-01-02T03:04:05.000Z","modified":"2026-01-02T03:04:05.000Z","object_marking_refs":["${tlp("green")}"] }`;
    const { report } = await bring(desk, [odd, malware(2, { object_marking_refs: [tlp("amber")] })]);
    assert.deepEqual([report.recorded, report.sets, report.invalidCount], [2, 2, 0]);
    const [green] = await found(desk, session(), { stixId: `malware--${uuid(1)}` });
    const opened = await desk.products.content(session(), green!.product, "content");
    assert.equal(new TextDecoder().decode(opened.content), odd);
    assert.equal(opened.header.label.tlp, "green");
    assert.deepEqual(checkViews(desk.options).differences, []);
  });
});

test("an import never loses a marking: statements are kept word for word, unknown markings are named, wherever they stand", async () => {
  await withDesk(async (desk) => {
    const statement = {
      type: "marking-definition",
      spec_version: "2.1",
      id: `marking-definition--${uuid(900)}`,
      created: "2026-01-02T03:04:05.000Z",
      definition_type: "statement",
      definition: { statement: "For Arvenian eyes, with thanks" },
    };
    const unknown = `marking-definition--${uuid(901)}`;
    await bring(desk, [
      malware(1, { object_marking_refs: [statement.id, tlp("green")] }),
      malware(2, { granular_markings: [{ marking_ref: unknown, selectors: ["name"] }] }),
      malware(3, { granular_markings: [{ marking_ref: tlp("red"), selectors: ["name"] }] }),
      statement,
    ]);
    const named = new Map((await found(desk)).map((each) => [each.stix?.id, each]));
    assert.match(named.get(`malware--${uuid(1)}`)!.marking, /TLP:GREEN\nFor Arvenian eyes, with thanks/);
    assert.deepEqual(named.get(`malware--${uuid(2)}`)!.unknownMarkings, [unknown]);
    const [red] = desk.products.factsOf([named.get(`malware--${uuid(3)}`)!.product]);
    assert.equal(red?.label.tlp, "red");
    // A definition that came earlier is known to the next bundle.
    await bring(desk, [malware(4, { object_marking_refs: [statement.id] })]);
    const [later] = await found(desk, session(), { stixId: `malware--${uuid(4)}` });
    assert.deepEqual([later?.unknownMarkings, later?.marking], [[], "For Arvenian eyes, with thanks"]);
  });
});

test("the importer's marking never lowers what an object says of itself", async () => {
  await withDesk(async (desk) => {
    await bring(desk, [malware(1, { object_marking_refs: [tlp("red")] }), malware(2)], {
      marking: "TLP:GREEN",
    });
    const labels = new Map(
      desk.products
        .factsOf((await found(desk)).map(({ product }) => product))
        .map(({ label, product }) => [product, label.tlp]),
    );
    assert.deepEqual([...labels.values()].sort(), ["green", "red"]);
  });
});

test("one observable from two originators keeps two labels, and neither supersedes the other", async () => {
  await withDesk(async (desk) => {
    const address = {
      type: "ipv4-addr",
      spec_version: "2.1",
      id: "ipv4-addr--ff26c055-6336-5bc5-b98d-13d6226742dd",
      value: "198.51.100.3",
    };
    await bring(desk, [address], { marking: "TLP:GREEN" });
    const second = await bring(desk, [address], { marking: "SECRET//MARE", originator: talvia });
    assert.deepEqual([second.report.recorded, second.report.held], [1, 0]);
    const both = await found(desk, session(), { text: "198.51.100.3" });
    assert.deepEqual(both.map(({ marking }) => marking).sort(), ["SECRET//MARE", "TLP:GREEN"]);
    const one = await found(desk, session({ clearance: "U", units: [] }), { text: "198.51.100.3" });
    assert.deepEqual(
      one.map(({ marking }) => marking),
      ["TLP:GREEN"],
    );
  });
});

test("a hidden object leaves no trace: not in search, counts, errors, versions or duplicates", async () => {
  await withDesk(async (desk) => {
    const low = session({ account: "acc-low", clearance: "U", units: [] });
    await bring(desk, [malware(1), malware(2)], { marking: "SECRET" });
    const [hidden] = await found(desk);
    assert.deepEqual(await found(desk, low), []);
    assert.deepEqual(await found(desk, low, { text: "gorgon1" }), []);
    assert.deepEqual(await found(desk, low, { stixId: `malware--${uuid(1)}` }), []);
    assert.equal(desk.products.counts(low).size, 0);
    const absent = "01ARZ3NDEKTSV4RRFFQ69G5FAV.0";
    const [one, other] = await Promise.all(
      [hidden!.product, absent].map((product) =>
        desk.products.read(low, product, "read").catch((cause: { problem: unknown }) => cause.problem),
      ),
    );
    assert.deepEqual(one, other);
    assert.throws(() => desk.products.factsFor(low, [hidden!.product]), { code: "not-found" });
    // Brought in by somebody who may not see it, it counts as new; the same in another telling is no finding either.
    const told = [malware(1), malware(2, { name: "Another telling" })];
    const again = await bring(desk, told, { session: low, marking: "TLP:GREEN" });
    assert.deepEqual([again.report.recorded, again.report.held, again.report.differs], [2, 0, []]);
    const secret = await bring(desk, [malware(1)], { session: low, marking: "SECRET" });
    assert.deepEqual([secret.report.recorded, secret.report.held], [1, 0]);
    // A newer version that may not be seen does not take the older one out of the list.
    await bring(desk, [malware(1, { modified: "2026-02-02T00:00:00.000Z" })], { marking: "SECRET" });
    assert.equal((await found(desk, low, { stixId: `malware--${uuid(1)}` })).length, 1);
  });
});

test("a newer version supersedes the older in lists; all of them are told when asked", async () => {
  await withDesk(async (desk) => {
    await bring(desk, [malware(1)], { marking: "TLP:GREEN" });
    await bring(desk, [malware(1, { modified: "2026-02-02T00:00:00.0001Z", name: "Newer" })], {
      marking: "TLP:GREEN",
    });
    const [listed, ...others] = await found(desk);
    assert.deepEqual([listed?.stix?.version, others.length], ["2026-02-02T00:00:00.0001Z", 0]);
    const versions = await desk.products.versions(session(), listed!.product);
    assert.deepEqual(
      versions.map(({ stix }) => stix?.version),
      ["2026-02-02T00:00:00.0001Z", "2026-01-02T03:04:05.000Z"],
    );
  });
});

test("the same bytes again are held already; the same version told otherwise is a finding, and both are kept", async () => {
  await withDesk(async (desk) => {
    await bring(desk, [malware(1)], { marking: "TLP:GREEN" });
    const again = await bring(desk, [malware(1)], { marking: "TLP:GREEN" });
    assert.deepEqual([again.report.recorded, again.report.held, again.entries], [0, 1, []]);
    const told = await bring(
      desk,
      [malware(1, { name: "Otherwise" }), malware(2), malware(2, { name: "Twice" })],
      {
        marking: "TLP:GREEN",
      },
    );
    assert.deepEqual(
      told.report.differs.map(({ id }) => id),
      [`malware--${uuid(1)}`, `malware--${uuid(2)}`],
    );
    assert.equal(told.report.recorded, 3);
    assert.equal((await found(desk)).length, 4);
  });
});

test("objects that break the standard are named with their place, and the others recorded", async () => {
  await withDesk(async (desk) => {
    const { is_family: _, ...broken } = malware(2);
    const { report } = await bring(desk, [malware(1), broken, 7], { marking: "TLP:GREEN" });
    assert.deepEqual([report.recorded, report.invalidCount], [1, 2]);
    assert.deepEqual(
      report.invalid.map(({ id, pointer, code }) => [id, pointer, code]),
      [
        [`malware--${uuid(2)}`, "/objects/1", "required"],
        ["", "/objects/2", "not-an-object"],
      ],
    );
  });
});

const hostile: [name: string, chunks: () => AsyncIterable<Uint8Array>, pointer: RegExp][] = [
  ["cut short", () => pieces('{"type":"bundle","objects":[{"type":"malware"'), /^\/objects/],
  ["a repeated name", () => bundle([malware(1), '{"a":1,"a":2}']), /^\/objects\/1/],
  ["an unsafe integer", () => bundle([malware(1), '{"a":9007199254740993}']), /^\/objects\/1\/a/],
  ["half a surrogate pair", () => bundle([malware(1), '{"a":"\\ud800"}']), /^\/objects\/1\/a/],
  ["10,000 levels", () => bundle([malware(1), "[".repeat(10_000) + "]".repeat(10_000)]), /^\/objects/],
  ["a zip archive", () => pieces("PK\u0003\u0004 a bomb"), /^/],
  ["no bundle", () => pieces('{"type":"report","objects":[]}'), /^\/type$/],
  ["a line of 1 GB", oneLine, /^\/objects/],
];

async function* pieces(text: string): AsyncGenerator<Uint8Array> {
  yield bytes(text);
}

async function* oneLine(): AsyncGenerator<Uint8Array> {
  yield bytes('{"type":"bundle","objects":["');
  const piece = Buffer.alloc(1024 * 1024, "a");
  for (let n = 0; n < 1024; n++) yield piece;
  yield bytes('"]}');
}

for (const [name, chunks, pointer] of hostile) {
  test(`a bundle with ${name} is refused with its place, and nothing of it is stored`, async () => {
    await withDesk(async ({ products, ledger }) => {
      await assert.rejects(
        products.importBundle(chunks(), {
          session: session(),
          command: command(),
          areas: ["cyber"],
          purposes: [],
        }),
        (cause: { code?: string; problem?: { pointer?: string } }) =>
          cause.code === "invalid" && pointer.test(cause.problem?.pointer ?? "-"),
      );
      assert.equal(ledger.reader.get<{ n: number }>("SELECT count(*) AS n FROM entry")?.n, 0);
      assert.equal(ledger.reader.get<{ n: number }>("SELECT count(*) AS n FROM blob")?.n, 0);
    });
  });
}

test("an object with hundreds of unknown markings is recorded; none is lost in its bytes, all count", async () => {
  await withDesk(async (desk) => {
    const refs = Array.from({ length: 300 }, (_, n) => `marking-definition--${uuid(1000 + n)}`);
    const { report } = await bring(desk, [malware(1, { object_marking_refs: refs })]);
    assert.equal(report.recorded, 1);
    const [shown] = await found(desk);
    assert.equal(shown?.unknownMarkings.length, 12);
    assert.match(shown?.unknownMarkings.join() ?? "", /sha256:/);
  });
});

test("objects that are each marked with something else nobody knows do not make a compartment each", async () => {
  await withDesk(async (desk) => {
    const objects = Array.from({ length: 260 }, (_, n) =>
      malware(n, { object_marking_refs: [`marking-definition--${uuid(1000 + n)}`] }),
    );
    assert.equal((await bring(desk, objects)).report.recorded, 260);
    const { n } = desk.ledger.reader.get<{ n: number }>("SELECT count(*) AS n FROM view_compartment")!;
    assert.equal(n, 201);
    assert.ok((await found(desk)).every(({ unknownMarkings }) => unknownMarkings.length === 1));
  });
});

test("destroying an object leaves its container, takes it out of every index, and views rebuilt equal the live ones", async () => {
  await withDesk(async (desk) => {
    const container = {
      type: "report",
      spec_version: "2.1",
      id: `report--${uuid(5)}`,
      created: "2026-01-02T03:04:05.000Z",
      modified: "2026-01-02T03:04:05.000Z",
      name: "Collected",
      published: "2026-01-02T03:04:05.000Z",
      object_refs: [`malware--${uuid(1)}`, `malware--${uuid(2)}`, `malware--${uuid(77)}`],
    };
    await bring(desk, [malware(1), malware(2), container], { marking: "TLP:GREEN" });
    const id = async (stixId: string) => (await found(desk, session(), { stixId }))[0]!.product;
    const [one, two, whole] = [
      await id(`malware--${uuid(1)}`),
      await id(`malware--${uuid(2)}`),
      await id(container.id),
    ];
    assert.deepEqual(desk.products.membersOf(whole), [one, two]);
    assert.deepEqual(desk.products.containersOf(one), [whole]);
    await desk.purge(one);
    assert.deepEqual(desk.products.membersOf(whole), [two]);
    assert.deepEqual(await found(desk, session(), { text: "gorgon1" }), []);
    assert.deepEqual(checkViews(desk.options).differences, []);
    await desk.purge(whole);
    assert.deepEqual(desk.products.containersOf(two), []);
    assert.deepEqual(checkViews(desk.options).differences, []);
    // What was destroyed is new when it comes again.
    assert.equal((await bring(desk, [malware(1)], { marking: "TLP:GREEN" })).report.recorded, 1);
  });
});

test("thousands of objects make sets of at most a thousand; a repeated command answers as before", async () => {
  await withDesk(async (desk) => {
    const objects = Array.from({ length: 2100 }, (_, n) => malware(n));
    const given = { command: command(), marking: "TLP:GREEN" };
    const first = await bring(desk, objects, given);
    assert.deepEqual([first.report.recorded, first.report.sets], [2100, 3]);
    const again = await bring(desk, objects, given);
    assert.deepEqual([again.repeated, again.entries], [true, first.entries]);
    let pages = 0;
    const seen = new Set<string>();
    for (let after: string | undefined; ; ) {
      const page = await desk.products.search(session(), {
        limit: 200,
        ...(after === undefined ? {} : { after }),
      });
      for (const { product } of page.products) seen.add(product);
      pages++;
      after = page.next;
      if (after === undefined) break;
    }
    assert.deepEqual([seen.size, pages], [2100, 11]);
  });
});
