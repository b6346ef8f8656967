import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import {
  actingOperations,
  publicationOperations as ops,
  oversightOperations,
  ProblemError,
} from "@entente/api";
import { otherOf } from "../parties.ts";
import { readPage, visit } from "./portal.ts";
import type { Published } from "./publications.ts";
import { COMMENTS, CORRECTED, EARLY, FINDING, STATEMENT, WITHDRAWAL } from "./publications-texts.ts";
import type { AffairStage } from "./stage.ts";

/** After publication: what readers see at each portal and what they must not; what bad input gets. */

const PARTIES = ["arvenia", "talvia"] as const;
const NOBODY = "01K8ZJ4Q6V0000000000000001";

const whole = async (answer: Response) => ({
  status: answer.status,
  headers: [...answer.headers].filter(([name]) => name !== "date").sort(),
  body: await answer.text(),
});

export async function checkPublication(stage: AffairStage, ids: Published): Promise<void> {
  for (const party of PARTIES) {
    await checkTexts(stage, party, ids);
    await checkWithdrawn(stage, party, ids);
    await checkFeeds(stage, party);
  }
  assert.equal(
    await readPage(stage, "arvenia", `/en/r/${ids.statement}/v/2.json`),
    await readPage(stage, "talvia", `/fr/r/${ids.statement}/v/2.json`),
    "the same bytes at both portals",
  );
  await checkReaders(stage, ids);
  await checkLogs(stage);
}

async function checkTexts(
  stage: AffairStage,
  party: (typeof PARTIES)[number],
  ids: Published,
): Promise<void> {
  const en = await readPage(stage, party, `/en/r/${ids.statement}`);
  const fr = await readPage(stage, party, `/fr/r/${ids.statement}`);
  assert.ok(en.includes(CORRECTED.notice.en) && fr.includes(CORRECTED.notice.fr), "the notice is at the top");
  assert.match(en, /in a sense that was not specified/);
  const former = await readPage(stage, party, `/en/r/${ids.statement}/v/1`);
  assert.match(former, /Former version/);
  assert.doesNotMatch(former, /in a sense that was not specified/);
  const bytes = await readPage(stage, party, `/en/r/${ids.statement}/v/2.json`);
  const hash = `sha256:${createHash("sha256").update(bytes).digest("base64url")}`;
  assert.ok(en.includes(hash) && fr.includes(hash), "the hash of those bytes is on both pages");
  const detail = await stage.cast[party]["liaison officer"].client.call(ops.readPublication, {
    params: { publication: ids.statement },
  });
  assert.deepEqual(
    detail.versions.map(({ signedBy, digest }) => [signedBy.length, digest === hash]),
    [
      [2, false],
      [2, true],
    ],
  );
  assert.match(await readPage(stage, party, `/fr/r/${ids.finding}`), /très improbable/);
}

async function checkWithdrawn(
  stage: AffairStage,
  party: (typeof PARTIES)[number],
  ids: Published,
): Promise<void> {
  for (const language of ["en", "fr"] as const) {
    const gone = await visit(stage, party, `/${language}/r/${ids.withdrawn}`);
    assert.equal(gone.status, 410);
    assert.equal(gone.headers.get("cache-control"), "public, no-cache");
    const page = await gone.text();
    assert.ok(page.includes(WITHDRAWAL.sentence[language]));
    assert.match(page, language === "en" ? /Kingdom of Talvia/ : /Royaume de Talvie/);
    assert.ok(!page.includes("experts"), "nothing of the text is left");
  }
  const drafts = await stage.cast[party]["liaison officer"].client.call(ops.draftPublication, {
    body: {
      kind: "notice",
      title: { en: "Not yet", fr: "Pas encore" },
      text: { en: "Soon.", fr: "Bientôt." },
    },
  });
  const unreleased = await whole(await visit(stage, party, `/en/r/${drafts.result.publication}`));
  assert.equal(unreleased.status, 404);
  assert.deepEqual(
    unreleased,
    await whole(await visit(stage, party, `/en/r/${NOBODY}`)),
    "withheld is absent",
  );
}

async function checkFeeds(stage: AffairStage, party: (typeof PARTIES)[number]): Promise<void> {
  const atom = await readPage(stage, party, "/en/feed.atom");
  assert.ok(atom.includes(STATEMENT.title.en) && atom.includes(FINDING.title.en));
  assert.ok(atom.includes(CORRECTED.notice.en), "the correction reaches the feed");
  assert.match(atom, /<at:deleted-entry /);
  const json = JSON.parse(await readPage(stage, party, "/fr/feed.json")) as { items: { title: string }[] };
  assert.ok(json.items.some(({ title }) => title === `Retiré\u00a0: ${EARLY.title.fr}`));
}

async function checkReaders(stage: AffairStage, { finding, statement, status }: Published): Promise<void> {
  const page = await readPage(stage, "talvia", `/en/r/${finding}`);
  assert.match(page, /1 comment</);
  assert.ok(page.includes(COMMENTS.approved.text));
  const elsewhere = await readPage(stage, "arvenia", `/en/r/${finding}`);
  assert.ok(!elsewhere.includes(COMMENTS.approved.name), "comments stay at the portal they were written to");
  assert.match(await readPage(stage, "talvia", status.approved), /approved and shown/);
  assert.match(await readPage(stage, "talvia", status.refused), /attacks a person/);
  assert.match(await readPage(stage, "arvenia", status.correction), /Version 2 answers it/);
  assert.ok((await readPage(stage, "arvenia", "/en/corrections")).includes(CORRECTED.exact));
  assert.equal(
    (await visit(stage, "arvenia", status.refused)).status,
    404,
    "another portal knows nothing of it",
  );
  const log = await stage.cast.arvenia["liaison officer"].client.call(ops.readPublication, {
    params: { publication: statement },
  });
  assert.equal(log.current, 2);
}

/** The relation's logs hold ids and digests, and no word of any text or reader. */
async function checkLogs(stage: AffairStage): Promise<void> {
  for (const party of PARTIES) {
    const list = await stage.cast[party].analyst.client.call(oversightOperations.listEntries, {
      params: { partner: stage.ids[otherOf(party)] },
      query: { limit: 200 },
    });
    const seen = JSON.stringify(list);
    for (const word of ["establishment of the facts", "crook", COMMENTS.approved.name, "superseded the"])
      assert.ok(!seen.includes(word), `${party} shows “${word}” in its entries`);
  }
  const refused = await stage.cast.arvenia.overseer.client.call(actingOperations.listRefusedActs, {
    query: {},
  });
  assert.ok(
    refused.items.some(({ action }) => action === "publication.approve"),
    "the refusal is recorded",
  );
}

/** Bad input names its field, and nothing is stored. */
export async function checkBadPublications(stage: AffairStage): Promise<void> {
  const client = stage.cast.arvenia["liaison officer"].client;
  const count = async () => (await client.call(ops.listPublications, { query: { limit: 200 } })).items.length;
  const before = await count();
  const partner = stage.ids.talvia;
  const joint = { kind: "joint-statement" as const, partner, areas: ["cyber-threats"], ...STATEMENT };
  const wrong = [
    [{ ...joint, text: { ...joint.text, fr: joint.text.fr.replace("41,2", "41,3") } }, "/text/fr"],
    [{ ...joint, title: { ...joint.title, en: "Joint \u202estatement" } }, "/title/en"],
    [{ kind: "finding" as const, ...FINDING }, "/partner"],
    [{ kind: "statement" as const, ...FINDING, partner }, "/partner"],
  ] as const;
  for (const [body, pointer] of wrong) {
    const cause = await client.call(ops.draftPublication, { body }).catch((error: unknown) => error);
    assert.ok(cause instanceof ProblemError, "it should fail with a problem document");
    assert.equal(cause.problem.pointer, pointer);
  }
  assert.equal(await count(), before, "nothing is stored");
}
