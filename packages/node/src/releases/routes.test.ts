import assert from "node:assert/strict";
import { test } from "node:test";
import type { Session } from "@entente/api";
import { createLog, createPeopleApp } from "../http/index.ts";
import {
  DAY,
  DECLARED,
  indicator,
  instant,
  NOTE,
  ORGANISATION,
  Parties,
  type Party,
  withParties,
} from "../testing/parties.ts";

const certs = () => Parties.agreed("certs");
const REPORT = "# Convoys\n\nThree convoys left Port Meliore at dawn.\n";

type Answer = { readonly status: number; readonly body: Record<string, unknown> };
type Call = (as: Session, method: string, path: string, body?: unknown) => Promise<Answer>;

/** The people's listener of a node, called as a function; every answer is held against its schema. */
function listener(parties: Parties, { node }: Party): Call {
  const app = createPeopleApp({
    routes: node.routes,
    accounts: node.accounts,
    heads: node.relations.heads,
    nodeFingerprint: "12345 67890 11111",
    now: () => parties.clock.now,
    log: createLog({ write: () => undefined }),
    checkAnswers: true,
  });
  let count = 0;
  const tokens = new Map<string, string>();
  return async (session, method, path, body) => {
    const made = { name: "test", roles: session.roles, readOnly: false, days: 30 };
    const token = tokens.get(session.account) ?? node.accounts.createToken(session, made).secret;
    tokens.set(session.account, token);
    const headers: Record<string, string> = { authorization: `Bearer ${token}` };
    if (method === "POST") headers["idempotency-key"] = `test-${++count}-0123456789`;
    if (body !== undefined) headers["content-type"] = "application/json";
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const response = await app.request(`http://localhost${path}`, init, {
      incoming: { socket: { remoteAddress: "127.0.0.1" } },
    });
    const text = await response.text();
    assert.ok(response.status < 500, `${method} ${path}: ${text}`);
    return { status: response.status, body: text.startsWith("{") ? JSON.parse(text) : {} };
  };
}

const READS = (partner: string) => [
  "/v1/releases",
  "/v1/releases?state=made",
  "/v1/parts",
  "/v1/parts?direction=out&area=maritime&unit=oris-cell&theatre=oris-strait&state=received&limit=1",
  "/v1/refusals",
  `/v1/refusals?partner=${partner}&clause=1.1`,
  "/v1/recalls",
  `/v1/recalls?partner=${partner}&direction=out`,
  "/v1/counts",
  `/v1/counts?partner=${partner}&date=2026-11-20T10:00:00Z`,
  "/v1/standing",
  "/v1/onward",
  `/v1/relations/${partner}/state`,
  `/v1/relations/${partner}/entries`,
  `/v1/relations/${partner}/entries?kind=release.made/1&limit=1`,
];

test("the whole life of releases over HTTP, each answer as its schema says", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const { officer, second, third, analyst } = arvenia.people;
    const call = listener(parties, arvenia);
    const product = await parties.write(arvenia, REPORT);
    const ids = await parties.importObjects(arvenia, [indicator(1), indicator(2)]);
    const recipient = {
      organisation: ORGANISATION.talvia,
      role: "analyst",
      unit: "oris-cell",
      theatre: "oris-strait",
    };
    const asked = { partner: talvia.id, recipient, purpose: "incident-response", declares: DECLARED };
    const preview = await call(officer, "POST", "/v1/releases/preview", { ...asked, products: [product] });
    assert.deepEqual([preview.status, preview.body.approvalsNeeded], [200, 2]);
    assert.equal(
      (await call(analyst, "POST", "/v1/releases", { ...asked, products: [product], note: NOTE })).status,
      403,
    );

    const release = async (products: readonly string[]) => {
      const proposed = await call(officer, "POST", "/v1/releases", { ...asked, products, note: NOTE });
      assert.equal(proposed.status, 200, JSON.stringify(proposed.body));
      const { release: id } = proposed.body.result as { release: string };
      assert.equal((await call(officer, "POST", `/v1/releases/${id}/approve`)).status, 403);
      for (const one of [second, third])
        assert.equal((await call(one, "POST", `/v1/releases/${id}/approve`)).status, 200);
      await parties.settle();
      return id;
    };
    const first = await release([product]);
    await release(ids);
    const got = await call(analyst, "GET", `/v1/releases/${first}`);
    assert.equal((got.body.parts as { state: string }[])[0]!.state, "received");

    const refused = await call(officer, "POST", "/v1/releases", {
      ...asked,
      purpose: "curiosity",
      products: [product],
      note: NOTE,
    });
    assert.deepEqual([refused.status, refused.body.type], [422, "urn:entente:problem:refused"]);
    const [violation] = refused.body.violations as { text: { en: string; fr: string } }[];
    assert.ok(violation!.text.en.length > 10 && violation!.text.fr.length > 10);

    const inWords = await call(officer, "POST", `/v1/releases/${first}/recall`, { reason: "counted twice" });
    assert.deepEqual([inWords.status, inWords.body.pointer], [422, "/reason"]);
    const back = await call(officer, "POST", `/v1/releases/${first}/recall`, { reason: "inaccurate" });
    assert.equal((back.body.result as { items: number }).items, 1);
    await parties.settle();

    const standing = await call(officer, "POST", "/v1/standing", {
      ...asked,
      recipient: { organisation: ORGANISATION.talvia, role: "machine" },
      kinds: ["stix:indicator"],
      areas: ["cyber"],
      tlp: ["amber"],
      originators: [arvenia.id],
      until: instant(parties.clock.now + DAY),
      quota: 10,
      note: NOTE,
    });
    const { standing: id } = standing.body.result as { standing: string };
    for (const one of [second, third]) await call(one, "POST", `/v1/standing/${id}/approve`);
    await parties.importObjects(arvenia, [indicator(3)]);
    await parties.settle();
    assert.equal((await call(second, "POST", `/v1/standing/${id}/stop`)).status, 200);

    const pending = await call(officer, "POST", "/v1/releases", {
      ...asked,
      products: [product],
      note: NOTE,
    });
    const { release: withdrawn } = pending.body.result as { release: string };
    assert.equal((await call(officer, "POST", `/v1/releases/${withdrawn}/withdraw`)).status, 200);

    for (const path of READS(talvia.id)) assert.equal((await call(officer, "GET", path)).status, 200, path);
    const there = listener(parties, talvia);
    for (const path of READS(arvenia.id))
      assert.equal((await there(talvia.people.officer, "GET", path)).status, 200, path);
    const state = (await call(officer, "GET", `/v1/relations/${talvia.id}/state`)).body as unknown as {
      shared: { area: string; out: number; heldOut: number }[];
      recalls: { executed: number };
      refused: { count: number }[];
    };
    const shared = state.shared.map(({ area, out, heldOut }) => [area, out, heldOut]);
    assert.deepEqual(shared.sort(), [
      ["cyber", 3, 3],
      ["maritime", 1, 0],
    ]);
    assert.deepEqual([state.recalls.executed, state.refused[0]!.count], [1, 1]);
  }));

test("questions about onward transfer over HTTP", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    await parties.send(arvenia, talvia, [await parties.write(arvenia, REPORT)]);
    await parties.settle();
    const [ours, theirs] = [listener(parties, arvenia), listener(parties, talvia)];
    const question = {
      products: [parties.held(talvia)[0]!.product],
      to: `sha256:${"A".repeat(43)}`,
      purpose: "incident-response",
      expires: instant(parties.clock.now + DAY),
    };
    const put = (reason: string) =>
      theirs(talvia.people.officer, "POST", "/v1/onward", { ...question, reason });
    assert.equal((await put("Their patrols are closest.")).status, 422);
    const asked = await put("joint-operation");
    const [request] = (asked.body.result as { requests: string[] }).requests;
    await parties.settle();
    const seen = await ours(arvenia.people.officer, "GET", "/v1/onward");
    assert.equal((seen.body.items as { products: string[] }[])[0]!.products.length, 1);
    const answer = (body: object) =>
      ours(arvenia.people.officer, "POST", `/v1/onward/${request}/answer`, body);
    for (const wrong of [
      { grant: false, code: "harm to it" },
      { grant: true, code: "source" },
      { code: "other" },
    ])
      assert.equal((await answer(wrong)).status, 422, JSON.stringify(wrong));
    assert.equal((await answer({ grant: false, code: "source" })).status, 200);
    await parties.settle();
    const known = await theirs(talvia.people.officer, "GET", "/v1/onward");
    assert.equal((known.body.items as { state: string }[])[0]!.state, "refused");
  }));

test("unknown members, wildcards and malformed ids are refused by name, and nothing is written", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const call = listener(parties, arvenia);
    const product = await parties.write(arvenia, REPORT);
    const good = { ...parties.asked(talvia, [product]) };
    const size = () => arvenia.node.ledger.reader.get<{ n: number }>("SELECT count(*) AS n FROM journal")!.n;
    const before = size();
    for (const [change, pointer] of [
      [{ everybody: true }, ""],
      [{ partner: "*" }, "/partner"],
      [{ products: [] }, "/products"],
      [{ products: ["*"] }, "/products/0"],
      [{ recipient: { organisation: "*", role: "analyst" } }, "/recipient/organisation"],
      [{ recipient: {} }, "/recipient/organisation"],
      [{ declares: { noProtectedPersons: "yes" } }, "/declares/noProtectedPersons"],
    ] as const) {
      const answer = await call(arvenia.people.officer, "POST", "/v1/releases", { ...good, ...change });
      assert.equal(answer.status, 422, JSON.stringify(change));
      assert.ok(
        String(answer.body.pointer ?? "").startsWith(pointer),
        `${answer.body.pointer} for ${pointer}`,
      );
    }
    assert.equal(size(), before);
  }));

test("regression 4: who may not read what was released to a unit finds it in no list, count, figure or entry", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const product = await parties.write(arvenia, REPORT);
    await parties.send(arvenia, talvia, [product], {
      recipient: { organisation: ORGANISATION.talvia, role: "analyst", unit: "oris-cell" },
    });
    await parties.settle();
    const { analyst } = talvia.people;
    const params = { partner: arvenia.id };
    const seen = async (session: Session) => {
      const ask = async (id: string) => {
        const route = talvia.node.routes.find(({ operation }) => operation.id === id)!;
        return (await route.handle({ params, query: {}, session } as never)) as Record<string, unknown[]>;
      };
      const entries = (await ask("listEntries")).items as { kind: string; envelope: { body?: unknown } }[];
      return {
        parts: (await ask("listParts")).items!.length,
        counts: (await ask("countReleases")).rows!.length,
        areas: (await ask("relationState")).shared!.length,
        bodies: entries.filter(
          ({ kind, envelope }) => kind.startsWith("release.") && envelope.body !== undefined,
        ).length,
      };
    };
    assert.deepEqual(await seen(analyst), { parts: 1, counts: 1, areas: 1, bodies: 2 });
    const outsider = { ...analyst, units: [] };
    assert.deepEqual(await seen(outsider), { parts: 0, counts: 0, areas: 0, bodies: 0 });
  }));
