import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { PartyName } from "../parties.ts";
import {
  at,
  type Clicked,
  choose,
  done,
  field,
  fill,
  reads,
  refused,
  tick,
} from "./affair-clicked-second-hands.ts";
import {
  closeEvidence,
  digestOf,
  gradeByKeyboard,
  link,
  type Name,
  readPiece,
  submitPiece,
  supports,
} from "./affair-clicked-second-inquiry.ts";
import type { Evidenced, Found, Opened } from "./inquiries.ts";
import { readUntil } from "./inquiries.ts";
import { DISSENT, F1, F2, F3, MIXED } from "./inquiries-texts.ts";

/** Minutes as a parliament publishes them: not text, and no page shows them. */
const MINUTES = Uint8Array.from({ length: 3000 }, (_, at) => (at * 151) % 256);

/** Both submit what they have; what has one origin counts once. */
export async function evidence(given: Clicked, opened: Opened): Promise<Evidenced> {
  const { inquiry } = opened;
  const submit = (party: PartyName, name: Name, how: Parameters<typeof submitPiece>[4]) =>
    submitPiece(given, party, inquiry, name, how);
  await Promise.all([
    (async () => {
      await submit("arvenia", "E1", { way: "typed" });
      await submit("arvenia", "E2", { way: "hashed", like: "E1" });
      await submit("arvenia", "E6", { way: "written" });
      await submit("arvenia", "E8", { way: "written" });
    })(),
    (async () => {
      await submit("talvia", "E3", { way: "written" });
      await submit("talvia", "E4", { way: "file", like: "E3", bytes: MINUTES });
      await submit("talvia", "E5", { way: "written", like: "E3" });
      await submit("talvia", "E7", { way: "file", like: "E3" });
    })(),
  ]);
  const isWhole = ({ evidence: items }: Awaited<ReturnType<typeof readUntil>>) =>
    items.length === 8 && items.every(({ words }) => words !== undefined);
  const [view] = await Promise.all(
    (["arvenia", "talvia"] as const).map((party) =>
      readUntil(given.stage, party, inquiry, "all evidence", isWhole),
    ),
  );
  for (const party of ["arvenia", "talvia"] as const)
    await (await at(given, party, "inquiry member")).open(`inquiries/${inquiry}`);
  await link(given, "arvenia", ["E2", "syndicates", "E1"]);
  await link(given, "talvia", ["E5", "syndicates", "E3"]);
  await link(given, "talvia", ["E4", "repeats", "E3"]);
  await supports(given, "arvenia", "C1", 2);
  await link(given, "arvenia", ["E1", "same_origin", "E7"]);
  await supports(given, "arvenia", "C1", 1);
  await supports(given, "talvia", "C1", 1);
  await gradeByKeyboard(given, inquiry);
  await readPiece(given, inquiry, "E4", MINUTES);
  const theirs = await at(given, "talvia", "inquiry member");
  await theirs.sees(/^the partner: B1/);
  await theirs.sees("in quarantine");
  for (const party of ["arvenia", "talvia"] as const) await closeEvidence(given, party);
  for (const party of ["arvenia", "talvia"] as const) {
    const who = await at(given, party, "inquiry member");
    await who.sees(who.w.inquiries.states["evidence-closed"]!, who.page.locator(".stands"));
  }
  const named = view!.evidence.map((each) => [each.words!.name, each] as const);
  const { E1, E3, E6, E8 } = Object.fromEntries(named);
  return {
    ...opened,
    evidence: Object.fromEntries(named.map(([name, each]) => [name, each.evidence])) as Evidenced["evidence"],
    roots: { R1: E1!.root, R2: E3!.root, R3: E6!.root, R4: E8!.root },
  };
}

async function findingForm(given: Clicked, finding: typeof F1, claims: readonly string[]) {
  const who = await at(given, "arvenia", "inquiry member");
  const { inquiries: w, dockets } = who.w;
  const form = await who.unfold(w.draftFinding);
  await fill(form, [[w.number, String(finding.number)]]);
  await choose(form, [[w.status, finding.status]]);
  await choose(form, [
    [w.likelihood, finding.likelihood],
    [w.confidence, finding.confidence],
  ]);
  const [about, aspects] = [w.claims, w.aspect].map((legend) =>
    form.locator("fieldset", { hasText: legend }).first(),
  );
  await tick(about!, claims);
  await aspects!.getByRole("checkbox", { name: w.aspects.existence!, exact: true }).uncheck();
  await tick(
    aspects!,
    finding.aspects.map((aspect) => w.aspects[aspect]!),
  );
  const both = (label: string, said: { en: string; fr: string } | undefined) =>
    fill(form, [
      [w.inEnglish(label), said?.en],
      [w.inFrench(label), said?.fr],
    ]);
  await both(w.text, finding.text);
  await both(w.reason, finding.reason);
  await both(w.texts.contrary, finding.basis.contrary);
  await both(w.texts.gaps, finding.basis.gaps);
  await both(w.alternative, finding.alternatives[0]);
  await both(w.second, finding.alternatives[1]);
  for (const { value, period, sense, basis } of finding.figures) {
    const figures = form.locator("fieldset", { hasText: w.figuresHelp });
    await fill(figures, [
      [w.figure, value],
      [w.period, period],
    ]);
    await choose(figures, [
      [w.unit, "records"],
      [w.sense, sense],
      [w.counted, basis],
    ]);
    await figures.getByRole("button", { name: w.addFigure }).click();
    await figures.locator("li", { hasText: dockets.senses[sense!] }).waitFor();
  }
  return { who, w, form };
}

/** Three findings; likelihood and confidence apart, one dissent, both signatures on the same bytes. */
export async function findings(given: Clicked, examined: Evidenced): Promise<Found> {
  const { inquiry } = examined;
  const mixed = await findingForm(given, MIXED, ["C4"]);
  await refused(mixed.who, mixed.w.doFind, /vraisemblance|confiance/, mixed.form);
  await mixed.who.open("inquiries");
  await mixed.who.open(`inquiries/${inquiry}`);
  for (const [finding, claims] of [
    [F1, ["C1", "C5"]],
    [F2, ["C4"]],
    [F3, ["C6"]],
  ] as const) {
    const { who, w, form } = await findingForm(given, finding, claims);
    await done(who, w.doFind, form);
    await who.sees(finding.text.fr);
  }
  await dissent(given, inquiry);
  const ours = await at(given, "arvenia", "inquiry member");
  const { inquiries: w } = ours.w;
  await ours.sees(DISSENT.fr);
  await done(ours, w.circulate);
  const theirs = await at(given, "talvia", "inquiry member");
  await theirs.sees(theirs.w.inquiries.states.comment!, theirs.page.locator(".stands"));
  await done(ours, w.finalise);
  await signReport(given, inquiry);
  const { report, findings: found } = await readUntil(
    given.stage,
    "arvenia",
    inquiry,
    "both signatures",
    ({ state }) => state === "signed",
  );
  await keepReport(given, inquiry, report!.digest);
  const ids = Object.fromEntries(found.map((each) => [`F${each.number}`, each.finding]));
  return { ...examined, findings: ids as Found["findings"], digest: report!.digest };
}

async function dissent(given: Clicked, inquiry: string): Promise<void> {
  const theirs = await at(given, "talvia", "inquiry member", `inquiries/${inquiry}`);
  const { inquiries: v } = theirs.w;
  await theirs.sees(F3.reason!.en);
  const second = theirs.page.locator("section.finding").nth(1);
  assert.match(await reads(second), /very unlikely[\s\S]*moderate/i);
  const form = await theirs.unfold(v.dissent);
  const findingList = field(form, v.finding);
  await findingList.selectOption({ index: 1 });
  await fill(form, [
    [v.inEnglish(v.text), DISSENT.en],
    [v.inFrench(v.text), DISSENT.fr],
  ]);
  await done(theirs, v.doDissent, form);
}

/** Each signs; until the other has, the face says that it has not decided. */
async function signReport(given: Clicked, inquiry: string): Promise<void> {
  for (const party of ["arvenia", "talvia"] as const) {
    const who = await at(given, party, "liaison officer", `inquiries/${inquiry}`);
    const { inquiries: w } = who.w;
    await who.sees(w.rebuilt.same!);
    const signed = who.page.locator('.signature[data-decision="signed"]');
    if (party === "arvenia") assert.equal(await signed.count(), 0);
    else await signed.waitFor();
    await done(who, w.signReport);
  }
  const ours = await at(given, "arvenia", "liaison officer");
  await ours.sees(ours.w.inquiries.states.signed!, ours.page.locator(".stands"));
  await ours.page.locator('.signature[data-decision="signed"]').nth(1).waitFor();
}

/** The report is read in two columns, its bytes are those that were signed, and another file is not it. */
async function keepReport(given: Clicked, inquiry: string, digest: string): Promise<void> {
  const who = await at(given, "talvia", "liaison officer", `inquiries/${inquiry}`);
  const { inquiries: w } = who.w;
  await who.press(w.readReport);
  const columns = who.page.locator(".report-text article");
  await columns.nth(1).waitFor();
  assert.match(await reads(columns.nth(0)), /very unlikely[\s\S]*the visit that was not made/);
  assert.match(await reads(columns.nth(1)), /très improbable[\s\S]*la visite qui n’a pas eu lieu/);
  const saving = who.page.waitForEvent("download");
  await who.press(w.saveReport);
  const saved = readFileSync(await (await saving).path());
  assert.equal(digestOf(saved), digest);
  const held = who.page.getByLabel(w.compareReport);
  await held.setInputFiles({ name: "report.json", mimeType: "application/json", buffer: saved });
  await who.sees(w.isTheReport);
  saved[saved.length - 2]! ^= 1;
  await held.setInputFiles({ name: "report.json", mimeType: "application/json", buffer: saved });
  await who.sees(w.isNotTheReport);
}

/** Each party decides that the joint report may be published; only then it may. */
export async function releaseReport(given: Clicked, { inquiry }: Found): Promise<void> {
  for (const party of ["arvenia", "talvia"] as const) {
    const who = await at(given, party, "liaison officer", `inquiries/${inquiry}`);
    assert.equal(await who.page.getByText(who.w.inquiries.states.published!, { exact: true }).count(), 0);
    await done(who, who.w.inquiries.consent);
  }
  for (const party of ["arvenia", "talvia"] as const) {
    const who = await at(given, party, "liaison officer");
    await who.sees(who.w.inquiries.states.published!, who.page.locator(".stands"));
  }
}
