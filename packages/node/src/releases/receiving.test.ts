import assert from "node:assert/strict";
import { test } from "node:test";
import { type Draft, ulid } from "../ledger/index.ts";
import { by, command, indicator, Parties, type Party, problem, withParties } from "../testing/parties.ts";
import type { Made } from "./bodies.ts";

const certs = () => Parties.agreed("certs");
const REPORT = "# Convoys\n\nThree convoys left Port Meliore at dawn.\n";

const lastRelease = (party: Party) =>
  JSON.parse(
    new TextDecoder().decode(
      party.node.ledger.reader.get<{ bytes: Uint8Array }>(
        `SELECT e.bytes FROM view_part p JOIN entry e ON e.log = p.log AND e.idx = p.idx WHERE p.direction = 'out' ORDER BY p.seq DESC LIMIT 1`,
      )!.bytes,
    ),
  ) as { body: Made; agreement: string };

/** Sends what the desk would never send: the last release again, its entry or its items changed. */
async function forge(
  from: Party,
  to: Party,
  change: (draft: Draft & { body: Made }) => Partial<Draft>,
): Promise<void> {
  const { body, agreement } = lastRelease(from);
  const payload = from.node.ledger.reader.get<{ payload: string; count: number }>(
    "SELECT payload, count FROM view_part WHERE direction = 'out' ORDER BY seq DESC LIMIT 1",
  )!;
  const items = from.node.ledger.contents.open(payload.payload, payload.count).map((item) => item!);
  const draft = {
    log: { partner: to.id },
    kind: "release.made/1",
    agreement,
    actor: "release-officer",
    body: { ...body, release: ulid(0) },
    items,
  };
  const forged = { ...draft, ...change(draft as unknown as Draft & { body: Made }) } as Draft;
  await from.node.ledger.submit({
    ...command(),
    decide: () => ({ entries: [forged], expects: {}, result: null }),
  });
}

const lies: [string, (draft: Draft & { body: Made }) => Partial<Draft>][] = [
  [
    "its label",
    ({ body }) => ({
      body: { ...body, record: { ...body.record, label: { ...body.record.label, tlp: "green" } } } as never,
    }),
  ],
  [
    "its kinds",
    ({ body }) => ({ body: { ...body, record: { ...body.record, kinds: ["stix:note"] } } as never }),
  ],
  [
    "its amount of bytes",
    ({ body }) => ({ body: { ...body, record: { ...body.record, bytes: 1 } } as never }),
  ],
  [
    "its areas",
    ({ body }) => ({ body: { ...body, record: { ...body.record, areas: ["maritime"] } } as never }),
  ],
  [
    "the type of an object in it",
    ({ items }) => ({
      items: items!.map(({ header, content }) => ({
        header,
        content: Buffer.from(Buffer.from(content).toString().replace('"indicator"', '"malwarexx"')),
      })),
    }),
  ],
  [
    "whether its items can be read at all",
    ({ items }) => ({ items: items!.map(({ content }) => ({ header: Buffer.from("{}"), content })) }),
  ],
];

for (const [what, change] of lies) {
  test(`a release that lies about ${what} is declined, and nothing of it is kept as a product`, () =>
    withParties(certs, async (parties) => {
      const { arvenia, talvia } = parties;
      const ids = await parties.importObjects(arvenia, [indicator(1)]);
      await parties.send(arvenia, talvia, ids);
      await forge(arvenia, talvia, change);
      await parties.settle();
      const [forged, honest] = parties.parts(talvia, "in");
      assert.deepEqual([forged!.state, forged!.reason, honest!.state], ["declined", "mismatch", "received"]);
      assert.equal(parties.parts(arvenia)[0]!.state, "declined");
      assert.equal(parties.held(talvia).length, 1);
    }));
}

test("an entry that counts other objects than its set is set aside", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    await parties.send(arvenia, talvia, await parties.importObjects(arvenia, [indicator(1)]));
    await forge(arvenia, talvia, ({ body }) => ({
      body: { ...body, record: { ...body.record, objects: 2 } } as never,
    }));
    await parties.settle();
    assert.equal(parties.parts(talvia, "in").length, 1);
    assert.equal(talvia.node.relations.view(arvenia.id).aside.length, 1);
  }));

test("content that was tampered with on the way is declined as damaged", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const product = await parties.write(arvenia, REPORT);
    await parties.send(arvenia, talvia, [product]);
    // The sender's own store was altered: what it signs for is not what its log committed to.
    const payload = arvenia.node.ledger.reader.get<{ payload: string }>(
      "SELECT payload FROM view_part",
    )!.payload;
    const { contents } = arvenia.node.ledger;
    const real = contents.bytes.bind(contents);
    contents.bytes = (asked) => {
      const bytes = real(asked);
      return asked === payload ? bytes?.map((byte, n) => (n === bytes.length - 1 ? byte ^ 1 : byte)) : bytes;
    };
    await parties.settle();
    const [part] = parties.parts(talvia, "in");
    assert.deepEqual([part!.state, part!.reason], ["declined", "damaged"]);
    assert.equal(parties.parts(arvenia)[0]!.state, "declined");
    contents.bytes = real;
  }));

test("what the recipient's own copy of the agreement forbids is declined by clause, before it is fetched", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const product = await parties.write(arvenia, REPORT);
    let fetched = 0;
    parties.between = (request) => {
      if (request.url.includes("/blobs/")) fetched++;
      return undefined;
    };
    const { hash } = talvia.node.agreements.inForce(arvenia.id)!;
    // Crosses the release: Arvenia has not seen it yet.
    await talvia.node.agreements.suspend(by(talvia.people.liaison), arvenia.id, hash, { reason: "incident" });
    assert.equal((await parties.send(arvenia, talvia, [product])).state, "made");
    await parties.settle();
    assert.equal(parties.parts(talvia, "in")[0]!.reason, "clause");
    assert.equal(fetched, 0);
    const [theirs] = parties.refusals(arvenia);
    assert.equal(theirs!.by, "partner");
    assert.ok(theirs!.violations.some(({ kind }) => kind === "suspension"));
    assert.ok(theirs!.violations.every((each) => each.text.en.length > 10));
    assert.deepEqual(parties.held(talvia), []);
  }));

test("a release under an agreement that is not the one in force is declined", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    await parties.send(arvenia, talvia, await parties.importObjects(arvenia, [indicator(1)]));
    await forge(arvenia, talvia, () => ({ agreement: `sha256:${"A".repeat(43)}` }));
    await parties.settle();
    assert.equal(parties.parts(talvia, "in")[0]!.reason, "clause");
  }));

test("receipts, declinings and recalls for what was never sent, or said twice, are set aside and change nothing", async () => {
  await using parties = await certs();
  const { arvenia, talvia } = parties;
  const ids = await parties.importObjects(arvenia, [indicator(1), indicator(2)]);
  const { release, parts } = await parties.send(arvenia, talvia, ids);
  await parties.settle();
  const payload = arvenia.node.ledger.reader.get<{ payload: string }>(
    "SELECT payload FROM view_part",
  )!.payload;
  const say = (from: Party, to: Party, kind: string, body: object) =>
    from.node.ledger.submit({
      ...command(),
      decide: () => ({
        entries: [
          { log: { partner: to.id }, kind, body: body as never, agreement: lastRelease(arvenia).agreement },
        ],
        expects: {},
        result: null,
      }),
    });
  const [made] = parts as [string];
  const unknown = ulid(0);
  await say(talvia, arvenia, "release.declined/1", { release, made, reason: "clause", violations: [] });
  await parties.settle();
  assert.equal(parties.parts(arvenia)[0]!.state, "received");
  const { result } = await arvenia.node.releases.recall(
    release,
    { reason: "inaccurate", products: [ids[0]!] },
    command(),
  );
  await parties.settle();
  const recall = result.recalls[0];
  // A second receipt, for more than was recalled.
  const purge = { recall, made, release, payload, ranges: [[0, 1]], held: 2 };
  await say(talvia, arvenia, "recall.executed/1", purge);
  await say(talvia, arvenia, "recall.executed/1", { ...purge, recall: unknown });
  await say(talvia, arvenia, "release.expired/1", {
    made: unknown,
    release,
    payload,
    ranges: [[0, 1]],
    held: 2,
    received: unknown,
  });
  await say(talvia, arvenia, "onward.answered/2", {
    request: unknown,
    grant: true,
    code: "agreed",
    expires: "2026-12-20T10:00:00Z",
  });
  await parties.settle();
  const [part] = parties.parts(arvenia);
  assert.deepEqual([part!.state, part!.held], ["received", 1]);
  assert.ok(arvenia.node.relations.view(talvia.id).aside.length >= 5);
  // Talvia's own views are what its forgeries made of them.
  parties.checkViews(arvenia);
});

test("what a partner orders again under the same id is set aside, and its log goes on", async () => {
  await using parties = await certs();
  const { arvenia, talvia } = parties;
  const { ledger, releases } = arvenia.node;
  const ids = await parties.importObjects(arvenia, [indicator(1), indicator(2)]);
  const { release } = await parties.send(arvenia, talvia, ids);
  await parties.settle();
  await releases.recall(release, { reason: "inaccurate", products: [ids[0]!] }, command());
  await parties.settle();
  const order = ledger.reader.get<{ log: number; bytes: Uint8Array }>(
    `SELECT e.log, e.bytes FROM view_recall r JOIN log l ON l.kind = 'liaison' AND l.mine = 1
     JOIN entry e ON e.log = l.id AND e.idx = r.idx`,
  )!;
  // Written past the desk and its views, as a faulty or hostile partner would.
  const [start, end] = new TextDecoder().decode(order.bytes).split(/(?<="seen":)\d+/) as [string, string];
  await ledger.writer.ask({
    type: "commit",
    command: null,
    expects: [],
    steps: [{ do: "own", log: order.log, id: ulid(1), text: [start, end], changes: [], touches: [] }],
  });
  await parties.send(arvenia, talvia, await parties.importObjects(arvenia, [indicator(3)]));
  await parties.settle();
  const [aside] = talvia.node.relations.view(arvenia.id).aside;
  assert.match(aside!.reason, /ordered before/);
  assert.equal(parties.held(talvia).length, 3);
  assert.equal(parties.recalls(talvia).length, 1);
  parties.checkViews(talvia);
});

test("a partner that is away catches up by itself, and receives everything once", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const ids = await parties.importObjects(
      arvenia,
      [1, 2, 3].map((n) => indicator(n)),
    );
    parties.between = () => new Response(null, { status: 503 });
    for (const id of ids) await parties.send(arvenia, talvia, [id]);
    parties.clock.now += 30 * 86_400_000;
    parties.between = () => undefined;
    await parties.settle();
    assert.equal(parties.held(talvia).length, 3);
    assert.ok(parties.parts(arvenia).every(({ state }) => state === "received"));
    await parties.settle();
    assert.equal(parties.held(talvia).length, 3);
  }));

test("what was bound to a unit and theatre is read by members of that unit alone", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const product = await parties.write(arvenia, REPORT);
    const recipient = {
      organisation: "TLV-CERT",
      role: "analyst",
      unit: "oris-cell",
      theatre: "oris-strait",
    };
    await parties.send(arvenia, talvia, [product], { recipient });
    await parties.settle();
    const { products } = talvia.node;
    const search = async (who: "analyst" | "outsider") =>
      (await products.search(talvia.people[who], { text: "meliore" })).products.length;
    assert.deepEqual([await search("analyst"), await search("outsider")], [1, 0]);
    const [held] = parties.held(talvia);
    await assert.rejects(products.read(talvia.people.outsider, held!.product, "test"), problem(404));
    assert.equal(products.sees(talvia.people.outsider, [held!.product]), false);
    const [part] = parties.parts(talvia, "in");
    assert.deepEqual([part!.unit, part!.theatre], ["oris-cell", "oris-strait"]);
  }));
