import assert from "node:assert/strict";
import { test } from "node:test";
import { actingOperations, type DocketClaimInput, docketOperations as ops } from "@entente/api";
import { by, command, DAY, Parties, problem, withParties } from "../../testing/parties.ts";
import { CLAIM, opened, put, rejected } from "./testing.ts";

const framed = () => Parties.framed();

test("a docket and its claims enter both parties' books, words and all", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const docket = await opened(parties);
    const claim = await put(parties, docket);
    const theirs = await parties
      .client(talvia, "inquirer")
      .call(ops.getDocket, { params: { partner: arvenia.id, docket } });
    assert.equal(theirs.docket.openedBy, "theirs");
    assert.deepEqual(theirs.docket.words?.title, { en: "Records concerning Arvenia" });
    assert.deepEqual(theirs.docket.words?.concerned, ["XAR", "XTL", "XOS"]);
    assert.equal(theirs.claims[0]!.claim, claim);
    assert.deepEqual(theirs.claims[0]!.words, CLAIM);
    const ours = await parties
      .client(arvenia, "overseer")
      .call(ops.getDocket, { params: { partner: talvia.id, docket } });
    assert.equal(ours.docket.openedBy, "ours");
    assert.deepEqual(ours.docket.unanswered, { ours: 1, theirs: 1 });
    const listed = await parties
      .client(talvia, "liaison")
      .call(ops.listDockets, { params: { partner: arvenia.id } });
    assert.deepEqual(
      listed.items.map((each) => each.docket),
      [docket],
    );
  }));

test("no word of a docket or a claim stands in a log or a view", () =>
  withParties(framed, async (parties) => {
    await put(parties, await opened(parties));
    for (const { node } of parties.all) {
      const written = node.ledger.reader
        .all<{ text: string }>("SELECT CAST(bytes AS TEXT) AS text FROM entry")
        .map(({ text }) => text)
        .join("\n");
      const rows = JSON.stringify([
        node.ledger.reader.all("SELECT * FROM view_docket"),
        node.ledger.reader.all("SELECT * FROM view_claim"),
      ]);
      assert.match(written, /claim\.put\/1/);
      for (const word of ["Meridian", "41200000", "Records concerning", "XOS"]) {
        assert.ok(!written.includes(word), word);
        assert.ok(!rows.includes(word), word);
      }
    }
  }));

const { quantity: counted, ...uncounted } = CLAIM;
const WRONG: readonly [string, object, string][] = [
  ["a place without a sense", { ...CLAIM, places: [{ country: "XAR" }] }, "/places/0/sense"],
  [
    "a quantity without a unit",
    { ...CLAIM, quantity: { value: "1", approx: "exact", distinct: "yes" } },
    "/quantity/unit",
  ],
  ["a claim of a quantity without one", uncounted, "/quantity"],
  ["a rebuttal that names nothing", { ...CLAIM, kind: "rebuttal" }, "/rebuts"],
  ["a source without a root", { ...CLAIM, source: { name: "chart" } }, "/source/root"],
  ["a day that no calendar has", { ...CLAIM, period: { ...CLAIM.period, to: "2031-02-30" } }, "/period/to"],
  [
    "a period that ends before it begins",
    { ...CLAIM, period: { ...CLAIM.period, to: "2031-02-01" } },
    "/period/to",
  ],
  ["a whole that is not in the docket", { ...CLAIM, partOf: "0".repeat(26) }, "/partOf"],
];

test("a claim that leaves out what disputes hang on is refused, naming the field, and nothing is stored", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const docket = await opened(parties);
    const client = parties.client(arvenia, "inquirer");
    for (const [what, body, pointer] of WRONG) {
      const told = await rejected(arvenia, talvia, () =>
        client.call(ops.putClaim, {
          params: { partner: talvia.id, docket },
          body: body as DocketClaimInput,
        }),
      );
      assert.deepEqual([told.status, told.pointer], [422, pointer], what);
    }
    const unstated = { ...CLAIM, quantity: { ...counted, unit: "unstated" as const } };
    await put(parties, docket, unstated);
  }));

test("parts are added up and compared with their whole", () =>
  withParties(framed, async (parties) => {
    const docket = await opened(parties);
    const whole = await put(parties, docket);
    await put(parties, docket, { partOf: whole, quantity: { ...counted, value: "33500000.5" } });
    const sum = async () => {
      const { claims } = await parties
        .client(parties.talvia, "inquirer")
        .call(ops.getDocket, { params: { partner: parties.arvenia.id, docket } });
      return claims.find(({ claim }) => claim === whole)!.parts;
    };
    assert.deepEqual(await sum(), { count: 1, sum: "33500000.5", whole: "41200000", agrees: false });
    await put(parties, docket, { partOf: whole, quantity: { ...counted, value: "7699999.5" } });
    assert.deepEqual(await sum(), { count: 2, sum: "41200000", whole: "41200000", agrees: true });
    await put(parties, docket, { partOf: whole, quantity: { ...counted, unit: "persons" } });
    assert.equal(await sum(), undefined, "what is counted in two units adds up to nothing");
  }));

test("the agreement decides what a docket may be about: an area it does not cover is refused and recorded", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const told = await rejected(arvenia, talvia, () => opened(parties, { areas: ["finance"] }));
    assert.equal(told.status, 422);
    assert.deepEqual(
      told.violations?.map(({ kind, code }) => [kind, code]),
      [["areas", "area-not-covered"]],
    );
    const { items } = await parties
      .client(arvenia, "overseer")
      .call(actingOperations.listRefusedActs, { query: {} });
    assert.deepEqual(
      [items[0]?.action, items[0]?.violations[0]?.code],
      ["joint-case.add", "area-not-covered"],
    );
  }));

test("without an agreement there is no docket", () =>
  withParties(
    () => Parties.open("arvenia", "talvia"),
    async (parties) => {
      const told = await rejected(parties.arvenia, parties.talvia, () => opened(parties));
      assert.equal(told.violations?.[0]?.code, "no-agreement");
    },
  ));

test("a ground is a clause of the agreement in force", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const { clauses } = arvenia.node.agreements.inForce(talvia.id)!.document;
    const ask = (ground: string) =>
      parties.client(arvenia, "liaison").call(ops.openDocket, {
        params: { partner: talvia.id },
        body: {
          title: { fr: "Relevés" },
          concerned: ["XAR"],
          impact: "scope",
          areas: ["cyber"],
          ground,
        },
      });
    const told = await rejected(arvenia, talvia, () => ask("99.9"));
    assert.deepEqual([told.status, told.pointer], [422, "/ground"]);
    await ask(clauses.find(({ kind }) => kind === "inquiry")!.id);
  }));

test("sharing goes on while a docket is open, whatever it may mean for the agreement", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    await parties.client(arvenia, "inquirer").call(ops.openDocket, {
      params: { partner: talvia.id },
      body: { title: { en: "x" }, concerned: ["XTL"], impact: "agreement", areas: ["maritime", "cyber"] },
    });
    await parties.settle();
    const product = await parties.write(arvenia, "Two lights off Oris.");
    const { state } = await parties.send(arvenia, talvia, [product]);
    await parties.settle();
    assert.equal(state, "made");
    assert.equal(parties.parts(talvia, "in")[0]?.state, "received");
  }));

test("a docket goes on when sharing is suspended", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const docket = await opened(parties);
    const { hash } = arvenia.node.agreements.inForce(talvia.id)!;
    await arvenia.node.agreements.suspend(by(arvenia.people.liaison), talvia.id, hash, {
      reason: "incident",
    });
    await parties.settle();
    await put(parties, docket);
    assert.equal(talvia.node.ledger.reader.all("SELECT * FROM view_claim").length, 1);
  }));

test("what a claim is worth is said by each party for itself, and a legitimate question has an owner and a date", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const docket = await opened(parties);
    const claim = await put(parties, docket);
    const client = parties.client(talvia, "inquirer");
    const params = { partner: arvenia.id, claim };
    const before = talvia.node.ledger.reader.get("SELECT * FROM view_claim_triage");
    const told = await rejected(talvia, arvenia, () =>
      client.call(ops.triageClaim, {
        params,
        body: { triage: "legitimate_question", owner: "Registry" } as never,
      }),
    );
    assert.deepEqual([told.status, told.pointer], [422, "/due"]);
    assert.equal(before, undefined);
    const body = {
      triage: "legitimate_question",
      owner: "Registry of the service",
      due: "2026-12-20T00:00:00Z",
    } as const;
    await client.call(ops.triageClaim, { params, body });
    await parties.settle();
    const ofTalvia = await client.call(ops.listAnswers, { params });
    assert.deepEqual(ofTalvia.claim.triage, { ...body, at: parties.now });
    const ofArvenia = await parties
      .client(arvenia, "inquirer")
      .call(ops.listAnswers, { params: { partner: talvia.id, claim } });
    assert.deepEqual(ofArvenia.claim.triage, { triage: "untriaged" });
  }));

test("a docket is for inquiry members, liaison officers and overseers, and an overseer only reads", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const docket = await opened(parties);
    const params = { partner: talvia.id, docket };
    await parties.client(arvenia, "overseer").call(ops.getDocket, { params });
    for (const who of ["overseer", "analyst", "second"] as const)
      await assert.rejects(
        parties.client(arvenia, who).call(ops.putClaim, { params, body: CLAIM }),
        problem(403),
      );
    await assert.rejects(parties.client(arvenia, "analyst").call(ops.getDocket, { params }), problem(403));
  }));

test("what belongs to another relation is not found", () =>
  withParties(
    () => Parties.open("arvenia", "talvia", "ostrand"),
    async (parties) => {
      const { arvenia, talvia, ostrand } = parties;
      await parties.agree("arvenia", "talvia", "certs");
      await parties.agree("arvenia", "ostrand", "certs");
      const docket = await opened(parties);
      const claim = await put(parties, docket);
      const client = parties.client(arvenia, "inquirer");
      await client.call(ops.getDocket, { params: { partner: talvia.id, docket } });
      for (const act of [
        () => client.call(ops.getDocket, { params: { partner: ostrand.id, docket } }),
        () => client.call(ops.putClaim, { params: { partner: ostrand.id, docket }, body: CLAIM }),
        () => client.call(ops.listAnswers, { params: { partner: ostrand.id, claim } }),
        () =>
          client.call(ops.answerClaim, {
            params: { partner: ostrand.id, claim },
            body: { code: "admit", aspects: ["existence"] },
          }),
      ])
        await assert.rejects(act, problem(404));
      const { items } = await client.call(ops.listDockets, { params: { partner: ostrand.id } });
      assert.deepEqual(items, []);
    },
  ));

test("the state of the relation counts open dockets, cells and the oldest silence", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const docket = await opened(parties);
    const claim = await put(parties, docket);
    parties.clock.now += 3 * DAY;
    await put(parties, docket, { own: true }, talvia);
    await parties.client(talvia, "inquirer").call(ops.answerClaim, {
      params: { partner: arvenia.id, claim },
      body: { code: "deny", aspects: ["place"], words: "Not in Arvenia." },
    });
    parties.clock.now += 2 * DAY;
    await parties.settle();
    const ask = (who: "analyst" | "chief") =>
      parties.client(arvenia, who).call(ops.docketSummary, { params: { partner: talvia.id } });
    assert.deepEqual(await ask("analyst"), {
      openDockets: 1,
      claims: 2,
      cells: { ours: { none_yet: 2 }, theirs: { deny: 1, claimant: 1 } },
      oldestUnanswered: { ours: 5 },
    });
    await assert.rejects(ask("chief"), problem(403));
  }));

test("a command that is repeated puts one claim", () =>
  withParties(framed, async (parties) => {
    const docket = await opened(parties);
    const client = parties.client(parties.arvenia, "inquirer");
    const ask = () =>
      client.call(
        ops.putClaim,
        { params: { partner: parties.talvia.id, docket }, body: CLAIM },
        { idempotencyKey: "one" },
      );
    const [first, again] = [await ask(), await ask()];
    assert.equal(again.result.claim, first.result.claim);
    assert.equal(again.repeated, true);
    assert.ok(command().id);
  }));
