import assert from "node:assert/strict";
import { test } from "node:test";
import { publicationOperations as ops, ProblemError } from "@entente/api";
import { Parties, type Party, problem, withParties } from "../testing/parties.ts";
import * as t from "./testing/readers.ts";

const agreed = () => Parties.agreed();

async function problemOf(asked: Promise<unknown>): Promise<ProblemError> {
  const cause = await asked.then(
    () => assert.fail("it was not refused"),
    (error: unknown) => error,
  );
  assert.ok(cause instanceof ProblemError, String(cause));
  return cause;
}

const entriesOf = (party: Party) =>
  party.node.ledger.reader.get<{ n: number }>("SELECT count(*) AS n FROM entry")!.n;

const refusedActs = (party: Party) =>
  party.node.ledger.reader
    .all<{ action: string; violations: string }>(
      "SELECT action, violations FROM view_act_refusal ORDER BY seq",
    )
    .map(({ action, violations }) => [action, (JSON.parse(violations) as { code: string }[])[0]!.code]);

test("a party's own statement appears once a second person has approved it, and not before", async () => {
  await withParties(agreed, async (parties) => {
    const { arvenia, talvia } = parties;
    const liaison = parties.client(arvenia, "liaison");
    const { result } = await liaison.call(ops.draftPublication, { body: t.STATEMENT });
    const path = `/en/r/${result.publication}`;
    assert.equal((await t.visit(arvenia, path)).status, 404);
    const alone = await problemOf(t.approve(parties, arvenia, "liaison", result));
    assert.equal(alone.status, 422);
    assert.equal(alone.problem.violations?.[0]?.code, "second-person");
    assert.deepEqual(refusedActs(arvenia), [["publication.approve", "second-person"]]);
    assert.equal((await t.visit(arvenia, path)).status, 404);
    await t.approve(parties, arvenia, "envoy", result);
    assert.match(await t.read(arvenia, path), /The register counts 41\.2 million records\./);
    assert.match(await t.read(arvenia, path.replace("/en/", "/fr/")), /41,2 millions de relevés/);
    await parties.settle();
    assert.equal((await t.visit(talvia, path)).status, 404, "it is no text of the partner");
  });
});

test("a joint statement appears at neither portal before both have signed the same bytes", async () => {
  await withParties(agreed, async (parties) => {
    const { arvenia, talvia } = parties;
    const put = await t.putJoint(parties);
    const path = `/en/r/${put.publication}`;
    const seen = async () => [(await t.visit(arvenia, path)).status, (await t.visit(talvia, path)).status];
    assert.deepEqual(await seen(), [404, 404]);
    await t.sign(parties, arvenia, put);
    await parties.settle();
    assert.deepEqual(await seen(), [404, 404], "one signature publishes nothing");
    await assert.rejects(t.sign(parties, talvia, put), problem(409));
    await t.approve(parties, talvia, "liaison", put);
    const one = await problemOf(t.sign(parties, talvia, put));
    assert.equal(one.problem.violations?.[0]?.code, "second-person");
    assert.deepEqual(await seen(), [404, 404]);
    await assert.rejects(t.approve(parties, talvia, "envoy", put), problem(409));
  });
});

test("signed by both, it stands at both portals under the same address and the same hash", async () => {
  await withParties(agreed, async (parties) => {
    const { arvenia, talvia } = parties;
    const id = await t.publishJoint(parties);
    for (const party of [arvenia, talvia]) {
      const page = await t.read(party, `/en/r/${id}`);
      assert.match(page, /<dd>(Arvenia and Talvia|Talvia and Arvenia)<\/dd>/);
      assert.match(page, /by both parties, over the same bytes/);
      const detail = await parties
        .client(party, "envoy")
        .call(ops.readPublication, { params: { publication: id } });
      assert.deepEqual(detail.versions[0]?.signedBy.toSorted(), ["ours", "theirs"]);
      assert.ok(page.includes(detail.versions[0]!.digest), "the hash is on the page");
    }
    const bytes = await Promise.all([arvenia, talvia].map((party) => t.read(party, `/fr/r/${id}/v/1.json`)));
    assert.equal(bytes[0], bytes[1]);
    const { createHash } = await import("node:crypto");
    const hash = createHash("sha256").update(bytes[0]!).digest("base64url");
    assert.ok((await t.read(talvia, `/en/r/${id}`)).includes(`sha256:${hash}`), "and is that of the bytes");
  });
});

type Proof = {
  digest: string;
  signatures: { party: string; kid: string; publicKey: string; signed: string; signature: string }[];
};

test("whoever has the public proof checks both signatures with nothing of this project", async () => {
  await withParties(agreed, async (parties) => {
    const { arvenia, talvia } = parties;
    const id = await t.publishJoint(parties);
    const proofs = await Promise.all(
      [arvenia, talvia].map(
        async (party) => JSON.parse(await t.read(party, `/en/r/${id}/v/1.proof.json`)) as Proof,
      ),
    );
    const { createHash, verify } = await import("node:crypto");
    const bytes = await t.read(arvenia, `/en/r/${id}/v/1.json`);
    const digest = `sha256:${createHash("sha256").update(bytes).digest("base64url")}`;
    for (const proof of proofs) {
      assert.equal(proof.digest, digest);
      assert.deepEqual(proof.signatures.map(({ party }) => party).sort(), [arvenia.id, talvia.id].sort());
      for (const { publicKey, signed, signature, kid } of proof.signatures) {
        const [header, said] = signed.split(/\.(.*)/s);
        assert.equal(JSON.parse(said!).digest, digest, "what was signed names these bytes");
        assert.equal(JSON.parse(Buffer.from(header!, "base64url").toString()).kid, kid);
        const given = Buffer.from(signature, "base64");
        assert.ok(verify(null, Buffer.from(signed), publicKey, given));
        assert.ok(!verify(null, Buffer.from(signed.replace(digest, digest.toLowerCase())), publicKey, given));
      }
    }
    assert.deepEqual(
      proofs[0]!.signatures.map(({ kid }) => kid).sort(),
      proofs[1]!.signatures.map(({ kid }) => kid).sort(),
      "both portals name the same keys",
    );
    const page = await t.read(talvia, `/fr/r/${id}`);
    for (const { kid } of proofs[1]!.signatures) assert.ok(page.includes(kid));
  });
});

test("a text that one party publishes alone says so, and claims no signature", async () => {
  await withParties(
    () => Parties.open("arvenia"),
    async (parties) => {
      const { arvenia } = parties;
      const id = await t.publish(parties, arvenia);
      const page = await t.read(arvenia, `/en/r/${id}`);
      assert.match(page, /published by this party alone/);
      assert.doesNotMatch(page, /proof\.json/);
      const proof = JSON.parse(await t.read(arvenia, `/en/r/${id}/v/1.proof.json`)) as Proof;
      assert.deepEqual(proof.signatures, []);
    },
  );
});

test("nothing joint goes out without a clause: an area the agreement does not cover is refused", async () => {
  await withParties(agreed, async (parties) => {
    const { arvenia, talvia } = parties;
    const body = { ...t.JOINT, partner: talvia.id, areas: ["space"] };
    const { result } = await parties.client(arvenia, "liaison").call(ops.draftPublication, { body });
    const refused = await problemOf(t.approve(parties, arvenia, "envoy", result));
    assert.equal(refused.status, 422);
    assert.ok(refused.problem.violations?.some(({ code }) => code === "area-not-covered"));
    await parties.settle();
    const { items } = await parties.client(talvia, "liaison").call(ops.listPublications);
    assert.deepEqual(items, [], "the partner has seen nothing of it");
  });
});

test("without any agreement nothing joint goes out; a party's own words need none", async () => {
  await withParties(
    () => Parties.open("arvenia", "talvia"),
    async (parties) => {
      const { arvenia, talvia } = parties;
      const body = { ...t.JOINT, partner: talvia.id, areas: ["cyber"] };
      const { result } = await parties.client(arvenia, "liaison").call(ops.draftPublication, { body });
      const refused = await problemOf(t.approve(parties, arvenia, "envoy", result));
      assert.equal(refused.problem.violations?.[0]?.code, "no-agreement");
      const id = await t.publish(parties, arvenia);
      assert.equal((await t.visit(arvenia, `/en/r/${id}`)).status, 200);
    },
  );
});

test("no party publishes the words of an unsigned joint text as its own", async () => {
  await withParties(agreed, async (parties) => {
    const { talvia } = parties;
    await t.putJoint(parties);
    const { title, text } = t.JOINT;
    const body = { kind: "statement" as const, title, text: { ...text, en: text.en.toUpperCase() } };
    const refused = await problemOf(parties.client(talvia, "liaison").call(ops.draftPublication, { body }));
    assert.equal(refused.problem.violations?.[0]?.code, "joint-text-alone");
    assert.equal(refused.problem.pointer, "/text");
  });
});

test("bad input names its field, and nothing is stored", async () => {
  await withParties(agreed, async (parties) => {
    const { arvenia, talvia } = parties;
    const liaison = parties.client(arvenia, "liaison");
    const before = entriesOf(arvenia);
    const { title, text } = t.STATEMENT;
    const wrong: [object, string][] = [
      [{ text: { ...text, fr: "Le registre compte 41,3 millions de relevés." } }, "/text/fr"],
      [{ title: { ...title, fr: "Sur les articles de presse" } }, "/title/fr"],
      [{ title: { ...title, en: "\u202e1302 yaM 5 fo" } }, "/title/en"],
      [{ text: { en: " ", fr: text.fr } }, "/text/en"],
      [{ kind: "finding" }, "/partner"],
      [{ kind: "joint-statement", partner: talvia.id }, "/areas"],
      [{ partner: talvia.id }, "/partner"],
      [{ areas: ["cyber"] }, "/areas"],
      [{ kind: "rumour" }, "/kind"],
      [{ title: { en: title.en } }, "/title/fr"],
    ];
    for (const [change, pointer] of wrong) {
      const body = { ...t.STATEMENT, ...change } as typeof t.STATEMENT;
      const refused = await problemOf(liaison.call(ops.draftPublication, { body }));
      assert.equal(refused.problem.pointer, pointer, JSON.stringify(change));
      assert.ok(refused.status === 422 || refused.status === 400);
    }
    assert.equal(entriesOf(arvenia), before);
  });
});

test("a version drafted anew loses its approval; who read other bytes approves nothing", async () => {
  await withParties(agreed, async (parties) => {
    const { arvenia } = parties;
    const liaison = parties.client(arvenia, "liaison");
    const { result: first } = await liaison.call(ops.draftPublication, { body: t.STATEMENT });
    const params = { publication: first.publication };
    const { title } = t.STATEMENT;
    const text = { en: "The register counts 41 records.", fr: "Le registre compte 41 relevés." };
    const { result: second } = await liaison.call(ops.draftVersion, { params, body: { title, text } });
    assert.equal(second.version, 1);
    await assert.rejects(t.approve(parties, arvenia, "envoy", first), problem(409));
    await t.approve(parties, arvenia, "envoy", second);
    assert.match(await t.read(arvenia, `/en/r/${first.publication}`), /counts 41 records/);
  });
});

test("a signature over bytes that were drafted anew does not count: neither portal shows them", async () => {
  await withParties(agreed, async (parties) => {
    const { arvenia, talvia } = parties;
    const put = await t.putJoint(parties);
    await t.approve(parties, talvia, "envoy", put);
    await t.sign(parties, talvia, put);
    const { title } = t.JOINT;
    const text = { en: "Other words.", fr: "D’autres mots." };
    const { result: anew } = await parties
      .client(arvenia, "liaison")
      .call(ops.draftVersion, { params: { publication: put.publication }, body: { title, text } });
    await t.approve(parties, arvenia, "envoy", anew);
    await parties.settle();
    await t.sign(parties, arvenia, anew);
    await parties.settle();
    for (const party of [arvenia, talvia])
      assert.equal((await t.visit(party, `/en/r/${put.publication}`)).status, 404);
    await t.approve(parties, talvia, "envoy", anew);
    await t.sign(parties, talvia, anew);
    await parties.settle();
    for (const party of [arvenia, talvia])
      assert.match(await t.read(party, `/en/r/${put.publication}`), /Other words\./);
  });
});

test("signatures that cross are both seen: whoever signs while the partner's arrives publishes, too", async () => {
  await withParties(agreed, async (parties) => {
    const { arvenia, talvia } = parties;
    const put = await t.putJoint(parties);
    await t.approve(parties, talvia, "envoy", put);
    await t.sign(parties, arvenia, put);
    const { acting } = talvia.node;
    const signs = acting.sign.bind(acting);
    acting.sign = async (...asked) => {
      const signed = await signs(...asked);
      await parties.settle();
      return signed;
    };
    await t.sign(parties, talvia, put);
    await parties.settle();
    for (const party of [arvenia, talvia])
      assert.equal((await t.visit(party, `/en/r/${put.publication}`)).status, 200, party.name);
  });
});

test("withdrawn by either party, a joint text is gone from both portals, and says by whom and why", async () => {
  await withParties(agreed, async (parties) => {
    const { arvenia, talvia } = parties;
    const id = await t.publishJoint(parties);
    const params = { publication: id };
    const body = {
      code: "party-request" as const,
      sentence: { en: "Talvia no longer stands by it.", fr: "La Talvie ne s’y tient plus." },
    };
    await parties.client(talvia, "envoy").call(ops.withdrawPublication, { params, body });
    await parties.settle();
    for (const party of [arvenia, talvia]) {
      const gone = await t.visit(party, `/en/r/${id}`);
      assert.equal(gone.status, 410);
      const page = await gone.text();
      assert.match(page, /Talvia no longer stands by it\./);
      assert.match(page, /<dt>By whom<\/dt>\s*<dd>Talvia<\/dd>/);
      assert.match(page, /sha256:[\w-]{43}/);
      assert.doesNotMatch(page, /35\.1 million/);
    }
    await assert.rejects(
      parties.client(arvenia, "envoy").call(ops.withdrawPublication, { params, body }),
      problem(409),
    );
  });
});

test("who is no liaison officer neither drafts nor approves; who is no signatory does not sign", async () => {
  await withParties(agreed, async (parties) => {
    const { arvenia } = parties;
    const put = await t.putJoint(parties);
    const params = { publication: put.publication, version: 1 };
    const { digest } = put;
    await assert.rejects(
      parties.client(arvenia, "overseer").call(ops.draftPublication, { body: t.STATEMENT }),
      problem(403),
    );
    await assert.rejects(
      parties.client(arvenia, "inquirer").call(ops.approvePublication, { params, body: { digest } }),
      problem(403),
    );
    await assert.rejects(
      parties.client(arvenia, "envoy").call(ops.signPublication, { params, body: { digest } }),
      problem(403),
    );
  });
});
