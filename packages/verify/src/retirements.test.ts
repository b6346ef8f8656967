import assert from "node:assert/strict";
import { test } from "node:test";
import { canonicalBytes, type JsonValue } from "@entente/json";
import { parseCheckpoint, parseNote } from "@entente/tlog";
import { signerFromSeed } from "@entente/tlog/node";
import { digestOf, digestText, liaisonOriginOf, witnessNameOf } from "./digest.ts";
import { checkpointPath, logFolder, MANIFEST_PATH } from "./export-format.ts";
import { memoryReader } from "./reader.ts";
import { addLog } from "./test-log.ts";
import { type Told, trueStory } from "./test-material.ts";
import { publicOf, seedOf, utf8 } from "./test-side.ts";
import { verifyExport } from "./verify.ts";

/** A party's log is retired and goes on in a successor, with a recall of what was released in the first. */

const SECOND = 1_000_000_000_000;

type Change = {
  /** Members of the statement that are otherwise. */
  readonly statement?: Record<string, unknown>;
  /** Whose root key signs it. */
  readonly root?: string;
  /** So many entries of the retired log its party does not stand by. */
  readonly short?: number;
  /** Members of what the partner notes. */
  readonly noted?: Record<string, unknown>;
  readonly unnoted?: boolean;
  readonly continued?: boolean;
  readonly extended?: boolean;
  readonly withoutFirst?: boolean;
};

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");

async function exported(change: Change = {}) {
  const told = await trueStory();
  const { story, made } = told;
  const partner = witnessNameOf(story.party("talvia"));
  const origin = story.origin("arvenia");
  const successor = liaisonOriginOf(story.party("arvenia"), story.party("talvia"), 2);
  const at = Math.floor(story.now / 1000);
  const signed = { log: "arvenia log 0", witness: { name: partner, key: "talvia witness 0" }, at };
  const entries = story.sides.arvenia.entries.map(({ bytes }) => bytes);
  const headOf = (count: number) => {
    const files = new Map<string, Uint8Array>();
    addLog(files, origin, entries.slice(0, count), signed);
    const note = new TextDecoder().decode(files.get(checkpointPath(origin)));
    const { size, root } = parseCheckpoint(parseNote(note).text);
    return { size, root: digestText(root), note };
  };
  const witnessed = headOf(entries.length);
  const root = change.root ?? "arvenia root 0";
  const statement = {
    type: "entente-retirement",
    spec: "1.0",
    party: story.party("arvenia"),
    partner: story.party("talvia"),
    retired: origin,
    last: headOf(entries.length - (change.short ?? 0)),
    witnessed,
    code: "missing",
    why: "lost",
    successor,
    root: publicOf(root),
    at: "2026-11-21T10:00:00Z",
    ...change.statement,
  };
  const bytes = canonicalBytes(statement as JsonValue);
  const signer = signerFromSeed(seedOf(root));
  const retirement = {
    retirement: new TextDecoder().decode(bytes),
    signature: base64url(signer.sign(Buffer.concat([utf8("entente-retirement/1\n"), bytes]))),
    digest: digestOf(bytes),
  };
  if (change.unnoted !== true)
    story.write(
      "talvia",
      "log.retirement-noted/1",
      { ...retirement, holds: { ...witnessed, applied: witnessed.size }, ...change.noted },
      { seen: SECOND },
    );
  const later = laterEntries(told, successor, retirement, change.continued !== false);
  story.executeRecall(later.recall, made, { seen: SECOND + later.entries.length });
  const files = story.files();
  if (change.extended === true) {
    const more = story.sides.arvenia.entries.at(-1)!.bytes;
    const again = new TextDecoder().decode(more).replace(/"id":"[^"]*"/, `"id":"${story.id()}"`);
    addLog(files, origin, [...entries, utf8(again)], signed);
  }
  addLog(files, successor, later.entries, { ...signed, at: Math.floor(story.now / 1000) });
  const manifest = JSON.parse(new TextDecoder().decode(files.get(MANIFEST_PATH)));
  manifest.logs.push({ origin: successor, party: story.party("arvenia"), partner: story.party("talvia") });
  if (change.withoutFirst === true) {
    manifest.logs = manifest.logs.filter((log: { origin: string }) => log.origin !== origin);
    for (const path of files.keys()) if (path.startsWith(logFolder(origin))) files.delete(path);
  }
  files.set(MANIFEST_PATH, canonicalBytes(manifest));
  const report = await verifyExport(memoryReader(files), { now: story.now });
  const codes = (severity: string) =>
    report.findings.filter((finding) => finding.severity === severity).map(({ code }) => code);
  return { report, violations: codes("violation"), notices: codes("notice"), witnessed, origin };
}

/** What the successor holds: what it continues, and a recall of a release in the retired log. */
function laterEntries(
  { story, made }: Told,
  successor: string,
  retirement: Record<string, unknown>,
  isContinued: boolean,
): { entries: Uint8Array[]; recall: string } {
  const own = story.sides.arvenia.entries;
  const moved = () => {
    const entry = JSON.parse(new TextDecoder().decode(own.pop()!.bytes));
    return canonicalBytes({ ...entry, log: successor });
  };
  const carried = { releases: [], recalls: [], more: 0 };
  story.write("arvenia", isContinued ? "log.continued/1" : "note.said/1", { ...retirement, carried });
  const first = moved();
  const recall = story.recall(made);
  return { entries: [first, moved()], recall };
}

test("a recall in the successor of what was released in the retired log is held together, and the retirement is told", async () => {
  const { report, violations, notices, witnessed, origin } = await exported();
  assert.deepEqual([violations, notices], [[], ["log-retired"]]);
  const retired = report.findings.find(({ code }) => code === "log-retired")!;
  assert.deepEqual([retired.log, retired.expected], [origin, `${witnessed.size}`]);
  const count = (what: string) => report.checked.find((each) => each.what === what)?.count;
  assert.deepEqual([count("retirements"), count("logs"), count("recall-receipts")], [1, 3, 2]);
});

test("a party that stands by less than was witnessed is not wrong, and how much less is said", async () => {
  const { report, violations, witnessed } = await exported({ short: 1 });
  assert.deepEqual(violations, []);
  const retired = report.findings.find(({ code }) => code === "log-retired")!;
  assert.deepEqual(
    [retired.expected, retired.found],
    [`${witnessed.size - 1}`, `${witnessed.size} [missing]`],
  );
});

const wrongs: readonly (readonly [string, Change, string])[] = [
  ["is signed by another key than the root key of the card", { root: "somebody" }, "retirement-signature"],
  ["is signed by a root key that comes later", { root: "arvenia root 2" }, "retirement-signature"],
  ["is of another party", { statement: { party: digestOf(utf8("nobody")) } }, "retirement-malformed"],
  ["has a member too many", { statement: { more: 1 } }, "retirement-malformed"],
  ["is noted otherwise", { noted: { digest: digestOf(utf8("another")) } }, "retirement-differs"],
  [
    "stands by another history",
    { statement: { last: { size: 0, root: digestOf(utf8("no")) } } },
    "retirement-head",
  ],
  ["is not in the successor", { continued: false }, "retirement-missing"],
  ["does not end the log", { extended: true }, "retired-log-extended"],
  ["is about a log that is left out", { withoutFirst: true }, "generation-missing"],
];
for (const [what, change, code] of wrongs)
  test(`a statement that ${what}: ${code}`, async () => {
    const { report, violations } = await exported(change);
    assert.ok(violations.includes(code as (typeof violations)[number]), violations.join(" "));
    assert.equal(report.ok, false);
  });

test("the key that the card commits to speaks for the party as well; a statement not noted yet is to know", async () => {
  const next = await exported({ root: "arvenia root 1" });
  assert.deepEqual(next.violations, []);
  const { violations, notices } = await exported({ unnoted: true });
  assert.deepEqual(violations, []);
  assert.ok(notices.includes("retirement-not-noted"));
});
