import assert from "node:assert/strict";
import { test } from "node:test";
import { digestOf } from "@entente/agreement";
import { memoryReader } from "./reader.ts";
import { START, trueStory } from "./test-material.ts";
import { after, last, only, violations } from "./test-report.ts";
import { verifyExport } from "./verify.ts";

test("a true story verifies, and the report counts what it checked", async () => {
  const { report } = await after(() => undefined);
  assert.deepEqual(report.findings, []);
  assert.ok(report.ok);
  const counted = Object.fromEntries(report.checked.map(({ what, count }) => [what, count]));
  assert.deepEqual(
    [
      counted.logs,
      counted.cosignatures,
      counted.releases,
      counted.objects,
      counted.receipts,
      counted.declined,
    ],
    [2, 2, 5, 7, 3, 1],
  );
  assert.deepEqual([counted.recalls, counted["recall-receipts"], counted["agreement-signatures"]], [1, 1, 5]);
});

test("a release without an answer is outstanding, with its age", async () => {
  const { report, told } = await after(({ story }) => {
    story.now += 3_600_000;
  });
  assert.deepEqual(
    report.outstanding.map(({ what, entry, ageSeconds }) => ({ what, entry, ageSeconds })),
    [{ what: "release", entry: told.waiting, ageSeconds: 3600 }],
  );
});

test("the parties are named by their first cards, and the fingerprint that was read out must match", async () => {
  const { story } = await trueStory();
  const reader = memoryReader(story.files());
  const party = story.party("arvenia");
  const known = await verifyExport(reader, { now: story.now, parties: { [party]: undefined } });
  assert.ok(known.ok);
  const { fingerprint } = known.parties.find(({ id }) => id === party)!;
  const read = { now: story.now, parties: { [party]: fingerprint } };
  assert.ok((await verifyExport(reader, read)).ok);
  const misread = {
    now: story.now,
    parties: { [party]: fingerprint.replace(/^./, (d) => `${9 - Number(d)}`) },
  };
  only(await verifyExport(reader, misread), "wrong-party");
  const stranger = digestOf(new Uint8Array(1));
  only(await verifyExport(reader, { now: story.now, parties: { [stranger]: undefined } }), "wrong-party");
});

test("a kind of entry nobody told the verifier about is remarked on, and no fault", async () => {
  const { report } = await after(({ story }) => {
    story.write("talvia", "note.said/1", { text: "hello" });
    story.write("talvia", "note.said/1", { text: "again" });
  });
  assert.ok(report.ok);
  assert.deepEqual(
    report.findings.map(({ code, severity, found }) => ({ code, severity, found })),
    [{ code: "not-understood", severity: "notice", found: "note.said/1 (2)" }],
  );
});

test("a release and a suspension that crossed are told of, and nobody is blamed", async () => {
  let released = "";
  let suspension = "";
  const { report } = await after(async ({ story, hash }) => {
    suspension = await story.suspend("talvia", hash);
    released = story.release(hash, { seen: story.sides.talvia.entries.length - 1 });
  });
  assert.ok(report.ok, JSON.stringify(report.findings));
  assert.deepEqual(
    report.crossings.map(({ entry, suspension: by }) => [entry, by]),
    [[released, suspension]],
  );
});

test("a suspension of another area crosses nothing", async () => {
  const { report } = await after(async ({ story, hash }) => {
    await story.suspend("talvia", hash, ["ransomware"]);
    story.release(hash, { seen: story.sides.talvia.entries.length - 1 });
  });
  assert.ok(report.ok);
  assert.deepEqual(report.crossings, []);
});

test("a suspension whose writer had seen the release does not cross it", async () => {
  const { report } = await after(async ({ story, hash }) => {
    story.release(hash);
    await story.suspend("talvia", hash);
  });
  assert.ok(report.ok);
  assert.deepEqual(report.crossings, []);
});

test("a recall that is not due yet waits, and one of what was declined needs no receipt", async () => {
  let order = "";
  const { report } = await after((told) => {
    told.story.recall(told.made);
    order = last(told, "arvenia");
    const declined = told.story.release(told.hash);
    told.story.decline(declined);
    told.story.recall(declined, { executeBy: "2026-11-20T00:00:00Z" });
  });
  assert.ok(report.ok, JSON.stringify(report.findings));
  const recalls = report.outstanding.filter(({ what }) => what === "recall");
  assert.deepEqual(
    recalls.map(({ entry, dueBy }) => [entry, dueBy]),
    [[order, "2026-12-01T00:00:00Z"]],
  );
});

test("recalls and questions of the first version, whose reasons were text, are checked like those of the second", async () => {
  const { report } = await after(({ story, made }) => {
    for (const version of [1, 2]) {
      const request = story.id();
      const [reason, code] = version === 1 ? ["They are hit too.", "as told"] : ["same-threat", "agreed"];
      story.write("talvia", `onward.requested/${version}`, { request, made, reason });
      story.write("arvenia", `onward.answered/${version}`, { request, grant: true, code });
    }
    story.executeRecall(story.recall(made, { version: 1, body: { reason: "An error." } }), made);
  });
  assert.deepEqual(report.findings, []);
  const counted = Object.fromEntries(report.checked.map(({ what, count }) => [what, count]));
  assert.deepEqual([counted.recalls, counted["recall-receipts"], counted["onward-answers"]], [2, 2, 2]);
  assert.deepEqual(
    report.outstanding.filter(({ what }) => what !== "release"),
    [],
  );
});

test("a question of the first version that waits for its answer is told of", async () => {
  let asked = "";
  const { report } = await after(({ story, made }) => {
    asked = story.write("talvia", "onward.requested/1", {
      request: story.id(),
      made,
      reason: "They are hit.",
    });
  });
  assert.ok(report.ok);
  const waiting = report.outstanding.filter(({ what }) => what === "onward");
  assert.deepEqual(
    waiting.map(({ entry }) => entry),
    [asked],
  );
});

test("a release recalled whole before it was taken in is not outstanding once its purge was receipted", async () => {
  let recalled = "";
  const { report, told } = await after(({ story, hash }) => {
    recalled = story.release(hash);
    story.executeRecall(story.recall(recalled), recalled);
  });
  assert.ok(report.ok, JSON.stringify(report.findings));
  const releases = report.outstanding.filter(({ what }) => what === "release");
  assert.deepEqual(
    releases.map(({ entry }) => entry),
    [told.waiting],
  );
});

test("keys that were rotated sign on, by the cards that present them", async () => {
  const { report } = await after(({ story }) => {
    for (const name of ["arvenia", "talvia"] as const) {
      story.sides[name].addCard({});
      story.present(name);
    }
  });
  assert.deepEqual(violations(report), []);
});

test("a head signed with a key of no card is found", async () => {
  const { report } = await after(() => undefined, {
    logSeed: (name) => (name === "talvia" ? "a stranger's log" : undefined),
  });
  const { log } = only(report, "log-signature");
  const { story } = await trueStory();
  assert.equal(log, story.origin("talvia"));
});

test("a head that the partner has not cosigned is found", async () => {
  const { report } = await after(() => undefined, { cosign: (name) => name !== "arvenia" });
  const { story } = await trueStory();
  assert.equal(only(report, "cosignature-missing").log, story.origin("arvenia"));
});

test("an amendment is signed with the keys of the version before, and binds from when it is finalised", async () => {
  let rules = "";
  const { report } = await after(async ({ story, hash }) => {
    const before = story.documents[0]!;
    const amended = { ...JSON.parse(new TextDecoder().decode(before)), version: 2, supersedes: hash };
    const { canonicalBytes } = await import("@entente/json");
    const bytes = canonicalBytes(amended);
    story.documents.push(bytes);
    const next = await story.agree(bytes);
    rules = next;
    story.release(next);
    story.release(hash);
  });
  const finding = only(report, "release-wrong-agreement");
  assert.equal(finding.expected, rules);
});

test("one party's log alone is verified as far as it goes, and the report says how far", async () => {
  const { report } = await after(() => undefined, { logs: ["arvenia"] });
  assert.deepEqual(violations(report), []);
  assert.deepEqual(report.unchecked.map(({ code }) => code).sort(), [
    "agreement-in-force",
    "cosignature",
    "other-log-absent",
    "recalls",
    "receipts",
  ]);
  const counted = Object.fromEntries(report.checked.map(({ what, count }) => [what, count]));
  assert.deepEqual([counted.logs, counted.releases, counted["log-signatures"]], [1, 5, 1]);
});

test("one party's log alone still shows a release that no clause permits", async () => {
  const { report } = await after(
    ({ story, hash }) => story.release(hash, { record: { areas: ["elsewhere"] } }),
    {
      logs: ["arvenia"],
    },
  );
  only(report, "release-forbidden");
});

test("a cosignature from the future is remarked on", async () => {
  const { story } = await trueStory();
  const report = await verifyExport(memoryReader(story.files()), { now: START - 86_400_000 });
  assert.deepEqual([...new Set(report.findings.map(({ code }) => code))], ["cosignature-future"]);
  assert.ok(report.ok);
});
