import assert from "node:assert/strict";
import { test } from "node:test";
import { suspensionReasons, terminationReasons } from "@entente/agreement";
import { type AnswerOf, agreementOperations, type Call } from "@entente/api";
import { agreementRoutes } from "./routes.ts";
import { agree, as, code, draft, settle, type TestNode, twoNodes } from "./testing.ts";

/** Calls an operation as the listener does: the request and the answer must be what the table of operations says. */
async function call<N extends keyof typeof agreementOperations>(
  node: TestNode,
  name: N,
  request: { params?: object; query?: object; body?: object } = {},
  account = "XAR-officer",
): Promise<AnswerOf<(typeof agreementOperations)[N]>> {
  const operation = agreementOperations[name];
  const route = agreementRoutes(node.agreements).find((one) => one.operation.id === operation.id)!;
  const answer = await route.handle({
    ...as(account),
    params: operation.params.parse(request.params ?? {}),
    query: operation.query.parse(request.query ?? {}),
    body: operation.body.parse(request.body ?? {}),
  } as unknown as Call<never>);
  const whole = operation.acts ? { ...(answer as object), grade: "recorded" } : answer;
  return operation.answer.parse(JSON.parse(JSON.stringify(whole))) as AnswerOf<
    (typeof agreementOperations)[N]
  >;
}

const side = (prefix: string) => ({
  organisations: [`${prefix}-CERT`],
  overseer: { body: `${prefix}-OVERSEER` },
});

test("every operation has a route", async () => {
  await using pair = await twoNodes();
  const routed = agreementRoutes(pair.arvenia.agreements).map(({ operation }) => operation.id);
  assert.deepEqual(routed.toSorted(), Object.keys(agreementOperations).toSorted());
});

test("a template filled in from the cards is offered as it is, and read clause by clause at the partner", async () => {
  await using pair = await twoNodes();
  const { arvenia: a, talvia: b } = pair;
  const { templates } = await call(a, "listTemplates");
  assert.deepEqual(
    templates.map(({ name }) => name),
    ["certs", "fius", "services"],
  );
  const ladder = [
    { code: "LOW", rank: 0, names: ["LOW"] },
    { code: "HIGH", rank: 1, names: ["HIGH"] },
  ];
  for (const template of ["certs", "fius", "services"]) {
    const more = template === "services" ? { policy: "OWN", ladder } : {};
    const body = {
      partner: b.party,
      us: { ...side("ARV"), ...more, signatoryThreshold: 2 },
      them: { ...side("TLV"), ...more },
      areas: [{ code: "ransomware", name: { fr: "les rançongiciels", en: "ransomware" } }],
      retentionDays: 180,
      from: "2026-11-20T00:00:00Z",
      until: "2027-11-20T00:00:00Z",
    };
    const filled = await call(a, "fillTemplate", { params: { template }, body });
    assert.equal(
      filled.clauses.every(({ sentence }) => sentence.en !== sentence.fr),
      true,
    );
    const params = { partner: b.party };
    const offered = await call(a, "offerAgreement", { params, body: { document: filled.document } });
    assert.equal(offered.result.hash, filled.hash);
    assert.deepEqual(await settle(pair), []);
    const { negotiation } = offered.result;
    const seen = await call(b, "getNegotiation", { params: { partner: a.party, negotiation } });
    assert.deepEqual(seen.clauses, filled.clauses);
    assert.equal(seen.problem, undefined);
    assert.deepEqual(
      new Set(seen.thresholds.map((one) => `${one.party} ${one.needed}`)),
      new Set(["partner 2", "us 1"]),
    );
    await call(a, "terminateNegotiation", {
      params: { partner: b.party, negotiation },
      body: { reason: "no-agreement" },
    });
  }
  const listed = await call(a, "listNegotiations");
  assert.deepEqual(
    listed.items.map(({ state }) => state),
    ["terminated", "terminated", "terminated"],
  );
});

test("a draft is refused with a pointer to the member at fault", async () => {
  await using pair = await twoNodes();
  const { arvenia: a, talvia: b } = pair;
  const pointers = async (document: object) => {
    const params = { partner: b.party };
    try {
      await call(a, "offerAgreement", { params, body: { document } });
    } catch (cause) {
      const { code: found, problem } = cause as { code: string; problem: { pointer?: string } };
      return `${found} ${problem.pointer}`;
    }
    return "accepted";
  };
  const good = draft(pair);
  assert.equal(await pointers({ ...good, version: "1" }), "invalid /document/version");
  assert.equal(await pointers({ ...good, wildcard: true }), "invalid /document");
  const [first, second] = good.parties as { id: string; keys: unknown[] }[];
  const fewer = { ...second!, keys: second!.keys.slice(0, 1) };
  assert.equal(await pointers({ ...good, parties: [first, fewer] }), "invalid /document/parties/1/keys");
  const third = await twoNodes();
  await using _ = third;
  assert.equal(await pointers(draft(third)), "invalid /document/parties");
  const params = { partner: `sha256:${"x".repeat(43)}` };
  await assert.rejects(call(a, "offerAgreement", { params, body: { document: good } }), code("not-found"));
});

test("an agreement in force, its suspension and its denunciation answer as the table of operations says", async () => {
  await using pair = await twoNodes();
  const { arvenia: a, talvia: b } = pair;
  const hash = await agree(pair);
  const params = { partner: b.party, hash };
  const suspend = { params, body: { areas: ["ransomware"], reason: "security" } };
  const { result } = await call(a, "suspendAgreement", suspend, "XAR-1");
  await call(a, "resumeAgreement", { params, body: result }, "XAR-1");
  await call(a, "denounceAgreement", { params }, "XAR-1");
  const { items } = await call(a, "listAgreements", { query: { partner: b.party } });
  assert.equal(items[0]?.state, "denounced");
  assert.equal(items[0]?.until, "2027-11-01T00:00:00Z");
  assert.deepEqual(items[0]?.suspendedAreas, ["ransomware"]);
  assert.equal(items[0]?.suspensions[0]?.resumedBy.length, 1);
  const whole = await call(a, "getAgreement", { params });
  assert.equal(whole.versions.length, 1);
  assert.equal(whole.clauses[0]?.id, "1.1");
});

test("facts are tried under a draft: a refusal names its clauses, and an unknown fact is refused as such", async () => {
  await using pair = await twoNodes();
  const { arvenia: a, talvia: b } = pair;
  const trial = { document: draft(pair), action: "release", from: a.party, to: b.party };
  const refused = await call(a, "tryAgreement", { body: { ...trial, facts: { areas: ["fish"] } } });
  assert.equal(refused.verdict, "refuse");
  const areas = refused.violations.find(({ kind }) => kind === "areas");
  assert.equal(areas?.clause, "1.1");
  assert.match(areas?.text.en ?? "", /^Clause 1\.1/);
  const kept = await call(a, "tryAgreement", { body: { ...trial, facts: { areas: ["ransomware"] } } });
  assert.equal(kept.verdict, "refuse");
  assert.equal(
    kept.violations.some(({ kind }) => kind === "areas"),
    false,
  );
  await assert.rejects(
    call(a, "tryAgreement", { body: { ...trial, facts: { mood: "good" } } }),
    code("invalid"),
  );
  await assert.rejects(
    call(a, "tryAgreement", { body: { ...trial, action: "steal", facts: {} } }),
    code("invalid"),
  );
});

test("reasons that the API takes are those that entries know", () => {
  const reasonsOf = (name: "terminateNegotiation" | "suspendAgreement") =>
    (agreementOperations[name].body as unknown as { shape: { reason: { options: string[] } } }).shape.reason
      .options;
  assert.deepEqual(reasonsOf("terminateNegotiation"), [...terminationReasons]);
  assert.deepEqual(reasonsOf("suspendAgreement"), [...suspensionReasons]);
});
