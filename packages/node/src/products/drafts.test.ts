import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { MOST_IMPORT_DRAFTS } from "@entente/api";
import { openPrivateState } from "../accounts/index.ts";
import { ProductDrafts } from "./drafts.ts";
import { bundle, bytes, command, session, type TestDesk, withDesk } from "./test-desk.ts";

type Desk = TestDesk & { readonly drafts: ProductDrafts };

const withDrafts = (work: (desk: Desk) => Promise<void>) =>
  withDesk(async (desk) => {
    using state = openPrivateState(join(desk.directory, "state.db"), new Uint8Array(32).fill(7));
    await work({ ...desk, drafts: new ProductDrafts(desk.products, state.drafts, desk.options.now) });
  });

const value = (name: string, n: number) => ({
  type: "domain-name",
  spec_version: "2.1",
  id: `domain-name--3c10e93f-798e-5a26-a0c1-${String(n).padStart(12, "0")}`,
  value: name,
});
const ada = session();
const eve = session({ account: "acc-2" });
const asked = { areas: "cyber", marking: "TLP:CLEAR", name: "birds.json" };
const bring = ({ drafts }: Desk, objects: readonly unknown[], who = ada) =>
  drafts.imports.bring(who, asked, "application/json", bundle(objects));

test("a view is a filter with a name, for one account alone", async () => {
  await withDrafts(async ({ drafts }) => {
    const { id } = drafts.saveView("acc-1", { name: "Herons", filter: { q: "heron*", source: "own" } });
    assert.deepEqual(drafts.views("acc-1"), [{ id, name: "Herons", filter: { q: "heron*", source: "own" } }]);
    assert.deepEqual(drafts.views("acc-2"), []);
    assert.throws(() => drafts.changeView("acc-2", id, { name: "Mine" }), { code: "not-found" });
    assert.equal(drafts.changeView("acc-1", id, { name: "Cranes" }).filter.q, "heron*");
    assert.throws(() => drafts.remove("acc-1", id), { code: "not-found" });
    drafts.removeView("acc-1", id);
    assert.deepEqual(drafts.views("acc-1"), []);
  });
});

test("an account keeps so many views and no more", async () => {
  await withDrafts(async ({ drafts }) => {
    for (let n = 0; n < 50; n++) drafts.saveView("acc-1", { name: `View ${n}`, filter: {} });
    assert.throws(() => drafts.saveView("acc-1", { name: "One more", filter: {} }), { code: "conflict" });
    drafts.saveView("acc-2", { name: "Another person's", filter: {} });
  });
});

test("what is being written lies sealed, opens for its writer, and is gone when discarded", async () => {
  await withDrafts(async ({ drafts, filesWith }) => {
    const draft = { title: "Quetzalcoatlus", text: "(U) Zugunruhe.", marking: "SECRET", areas: ["birds"] };
    const id = "0".repeat(26);
    drafts.saveReport("acc-1", id, draft);
    assert.deepEqual(filesWith("Zugunruhe"), []);
    assert.equal(drafts.report("acc-1", id).text, draft.text);
    assert.throws(() => drafts.report("acc-2", id), { code: "not-found" });
    assert.deepEqual(
      drafts.list("acc-1").map(({ kind, name }) => [kind, name]),
      [["report", "Quetzalcoatlus"]],
    );
    drafts.remove("acc-1", id);
    assert.deepEqual(drafts.list("acc-1"), []);
  });
});

test("a preview shows the label that recording would give, or why it could not be recorded", async () => {
  await withDrafts(async ({ drafts }) => {
    const good = await drafts.preview({ text: "(S) Seen at noon.\n\nBy a cook.", marking: "SECRET" });
    assert.equal("label" in good && good.label?.marking, "SECRET");
    assert.deepEqual(
      good.portions.map(({ mark }) => mark),
      ["S", undefined],
    );
    const bare = await drafts.preview({ text: "No marking." });
    assert.equal("problem" in bare && bare.problem?.pointer, "/marking");
  });
});

test("a review lists what the file says of one object more than once, and what is held in another version", async () => {
  await withDrafts(async (desk) => {
    const at = (n: number, name: string) => ({
      type: "campaign",
      spec_version: "2.1",
      id: "campaign--8f2e7a52-6a4f-4a7e-9d2f-0b8a9f4c1a11",
      created: "2026-01-01T00:00:00.000Z",
      modified: `2026-01-0${n}T00:00:00.000Z`,
      name,
    });
    await desk.products.importBundle(bundle([at(2, "Heron")]), {
      session: ada,
      command: command(),
      areas: ["cyber"],
      purposes: [],
      marking: "TLP:CLEAR",
    });
    const faulty = { ...value("other.example.org", 2), id: "no-id" };
    const objects = [faulty, at(3, "Heron"), at(3, "Egret"), at(1, "Heron"), at(3, "Heron")];
    const review = await bring(desk, objects);
    assert.deepEqual(review.within, [
      {
        id: at(1, "").id,
        places: ["/objects/1", "/objects/2", "/objects/3"],
        versions: [at(3, "").modified, at(1, "").modified],
        sameVersion: true,
      },
    ]);
    assert.equal(review.withinCount, 1);
    assert.deepEqual(
      review.versions.map(({ version, held, newer }) => [version, held, newer]),
      [
        [at(3, "").modified, at(2, "").modified, true],
        [at(3, "").modified, at(2, "").modified, true],
        [at(1, "").modified, at(2, "").modified, false],
      ],
    );
    assert.deepEqual([review.versionsCount, review.differsCount, review.fresh, review.held], [3, 0, 3, 1]);
    assert.equal(desk.products.counts(ada).get("campaign"), 1);
  });
});

test("a file on its way in tells how far it is, and is stopped by discarding it", async () => {
  await withDrafts(async (desk) => {
    const { imports } = desk.drafts;
    const { promise: rest, resolve: send } = Promise.withResolvers<void>();
    const arriving = async function* () {
      yield new TextEncoder().encode("# Half");
      await rest;
      yield new TextEncoder().encode(" a report");
    };
    const query = { areas: "cyber", marking: "TLP:CLEAR", name: "half.md" };
    const brought = imports.bring(ada, query, "text/markdown", arriving());
    brought.catch(() => undefined);
    await new Promise((resume) => setImmediate(resume));
    const [file] = imports.progress(ada.account);
    assert.deepEqual([file?.name, file?.received, file?.whole], ["half.md", 6, false]);
    assert.deepEqual(imports.progress(eve.account), []);
    // What one person is bringing is neither counted against another, nor shown to that person by a refusal.
    const others = Array.from({ length: MOST_IMPORT_DRAFTS - 1 }, () =>
      imports.bring(ada, query, "text/markdown", arriving()),
    );
    for (const each of others) each.catch(() => undefined);
    await assert.rejects(imports.bring(ada, query, "text/markdown", arriving()), { code: "conflict" });
    assert.equal((await bring(desk, [value("eve.example.org", 3)], eve)).fresh, 1);
    for (const { id } of imports.progress(ada.account)) imports.discard(ada.account, id);
    assert.throws(() => imports.discard(eve.account, file?.id ?? ""), { code: "not-found" });
    imports.discard(ada.account, file?.id ?? "");
    send();
    await assert.rejects(brought, { code: "gone" });
    assert.deepEqual([imports.progress(ada.account), imports.list(ada.account)], [[], []]);
  });
});

test("a brought bundle is reviewed, and nothing is recorded until it is said", async () => {
  await withDrafts(async (desk) => {
    const { products, drafts } = desk;
    await products.importBundle(bundle([value("held.example.org", 1)]), {
      session: ada,
      command: command(),
      areas: ["cyber"],
      purposes: [],
      marking: "TLP:CLEAR",
    });
    const other = { ...value("other.example.org", 2), id: "no-id" };
    const review = await bring(desk, [
      value("held.example.org", 1),
      value("new.example.org", 3),
      value("new.example.org", 3),
      other,
    ]);
    assert.deepEqual(
      [review.fresh, review.held, review.invalidCount, review.invalid[0]?.pointer.startsWith("/objects/3")],
      [1, 2, 1, true],
    );
    assert.deepEqual(review.kinds, [{ kind: "domain-name", count: 1 }]);
    assert.deepEqual(review.labels, [{ marking: "TLP:CLEAR", count: 1, unknown: [] }]);
    assert.equal(products.counts(ada).get("domain-name"), 1);
    assert.deepEqual(desk.filesWith("new.example.org"), []);
    await assert.rejects(drafts.imports.review(eve, review.id), { code: "not-found" });
    const given = command();
    const recorded = await drafts.imports.record(ada, review.id, given);
    assert.deepEqual([recorded.result.recorded, recorded.result.held], [1, 2]);
    assert.equal(products.counts(ada).get("domain-name"), 2);
    const again = await drafts.imports.record(ada, review.id, given);
    assert.deepEqual([again.repeated, again.result], [true, recorded.result]);
    await assert.rejects(drafts.imports.record(ada, review.id, command()), { code: "conflict" });
    assert.deepEqual(drafts.list("acc-1"), []);
  });
});

test("a document without a marking waits for one", async () => {
  await withDrafts(async (desk) => {
    const { imports } = desk.drafts;
    async function* text() {
      yield bytes("Herons seen at noon.\n");
    }
    const query = { areas: "birds", name: "herons.txt" };
    const review = await imports.bring(ada, query, "text/plain", text());
    assert.equal(review.problem?.pointer, "/marking");
    assert.deepEqual(review.problem?.detail, {
      en: "The document bears no marking line; give one.",
      fr: "Le document ne porte pas de ligne de marquage\u00a0; donnez-en une.",
    });
    const changed = await imports.change(ada, review.id, { marking: "SECRET", areas: ["birds"] });
    assert.deepEqual([changed.problem, changed.labels[0]?.marking], [undefined, "SECRET"]);
    const { result } = await imports.record(ada, review.id, command());
    assert.equal((await desk.products.read(ada, result.product ?? "", "read")).marking, "SECRET");
  });
});

test("files in hand are few, and a discarded one is gone", async () => {
  await withDrafts(async (desk) => {
    const { drafts } = desk;
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) ids.push((await bring(desk, [value(`bird-${n}.example.org`, n)])).id);
    await assert.rejects(bring(desk, []), { code: "conflict" });
    drafts.remove("acc-1", ids[0] ?? "");
    await bring(desk, [value("bird.example.org", 9)]);
    await assert.rejects(drafts.imports.review(ada, ids[0] ?? ""), { code: "not-found" });
  });
});

test("a faulty bundle is refused and leaves nothing behind", async () => {
  await withDrafts(async ({ drafts }) => {
    async function* broken() {
      yield bytes('{"type":"bundle","objects":[{');
    }
    await assert.rejects(drafts.imports.bring(ada, asked, "application/json", broken()), { code: "invalid" });
    assert.deepEqual(drafts.list("acc-1"), []);
  });
});

test("a file that is being recorded is not recorded a second time meanwhile", async () => {
  await withDrafts(async (desk) => {
    const { imports } = desk.drafts;
    const whole = async function* () {
      yield new TextEncoder().encode("# Herons");
    };
    const query = { areas: "cyber", marking: "TLP:CLEAR", name: "herons.md" };
    const { id } = await imports.bring(ada, query, "text/markdown", whole());
    const both = await Promise.allSettled([
      imports.record(ada, id, command()),
      imports.record(ada, id, command()),
    ]);
    assert.deepEqual(both.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
    assert.equal(desk.products.counts(ada).get("report"), 1);
  });
});
