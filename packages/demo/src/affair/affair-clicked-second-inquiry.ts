import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { inquiryOperations as ops, ProblemError } from "@entente/api";
import type { PartyName } from "../parties.ts";
import {
  arrives,
  at,
  type Clicked,
  choose,
  done,
  field,
  fill,
  reads,
  rowOf,
  tick,
} from "./affair-clicked-second-hands.ts";
import { type Examined, inquiryAt, type Opened } from "./inquiries.ts";
import { GROUND, PIECES, TERMS, TITLE } from "./inquiries-texts.ts";

const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 16);

export const digestOf = (bytes: string | Uint8Array): string =>
  `sha256:${createHash("sha256").update(bytes).digest("base64url")}`;

/** Arvenia proposes and drafts; it is joint only when both have signed the same terms. */
export async function openInquiry(given: Clicked, examined: Examined): Promise<Opened> {
  const { docket, claims } = examined;
  const ours = await at(given, "arvenia", "inquiry member", "inquiries");
  const { inquiries: w } = ours.w;
  const form = await ours.unfold(w.propose);
  await choose(form, [[w.docket, docket]]);
  await fill(form, [
    [w.name, TITLE],
    [w.areas, "cyber-threats"],
    [w.answerBy, inDays(14)],
    [w.ground, GROUND],
  ]);
  await tick(form, ["C1", "C4", "C5", "C6"]);
  await done(ours, w.doPropose, form);
  const inquiry = await arrives(ours, /^#\/inquiries\/\w{26}$/);

  const terms = await ours.unfold(w.draftTerms);
  for (const [label, both] of [
    [w.facts, TERMS.facts],
    [w.powers, TERMS.powers],
  ] as const)
    await fill(terms, [
      [w.inEnglish(label), both.en],
      [w.inFrench(label), both.fr],
    ]);
  await fill(terms, [
    [w.bodies, TERMS.bodies.join(", ")],
    [w.evidenceUntil, inDays(30)],
    [w.commentHours, String(TERMS.commentHours)],
    [w.signHours, String(TERMS.signHours)],
  ]);
  await choose(terms, [[w.withoutConsent, TERMS.withoutConsent]]);
  await done(ours, w.doDraft, terms);

  const signs = await at(given, "arvenia", "liaison officer", `inquiries/${inquiry}`);
  await done(signs, w.signTerms);
  await alone(given, inquiry);
  const theirs = await at(given, "talvia", "liaison officer", `inquiries/${inquiry}`);
  const { inquiries: v } = theirs.w;
  const facts = theirs.page.locator("dl.facts", { hasText: v.signedBy });
  await theirs.sees(v.sides.theirs!, facts.locator("dt", { hasText: v.signedBy }).locator("+ dd"));
  await theirs.sees(TERMS.facts.en);
  assert.equal(await theirs.page.locator("summary").filter({ hasText: v.submit }).count(), 0);
  await done(theirs, v.signTerms);
  await theirs.sees(v.states.open!, theirs.page.locator(".stands"));
  await ours.sees(w.states.open!, ours.page.locator(".stands"));
  return { docket, claims, inquiry };
}

/** On one signature no page offers a form for evidence; the node behind it refuses what is sent all the same. */
async function alone({ stage }: Clicked, inquiry: string): Promise<void> {
  const { text, root: _, rootKind: kind, bears: __, ...words } = PIECES.E6;
  const { client, params } = inquiryAt(stage, "arvenia", inquiry);
  const bytes = Buffer.from(text!).toString("base64");
  const body = { ...words, bytes, quarantined: false, root: { kind }, bears: [] };
  const cause = await client.call(ops.submitEvidence, { params, body }).catch((error: unknown) => error);
  assert.ok(cause instanceof ProblemError);
  assert.equal(cause.problem.violations?.[0]?.code, "not-joint");
}

export type Name = keyof typeof PIECES;

/** How a piece is given: written, as a file, or, of a leak, by its digest alone: typed, or computed from a file. */
export type Way = "written" | "file" | "typed" | "hashed";

/** The material behind a leak, as somebody might hold it: its digest is that of the sample. */
const MATERIAL: Partial<Record<Name, string>> = { E2: "fictional chart, Ostrand Weekly, 6 May 2031" };

/** Submits a piece as a member does; before anything is sent the page shows the digest that the node then keeps. */
export async function submitPiece(
  given: Clicked,
  party: PartyName,
  inquiry: string,
  name: Name,
  { way, like, bytes }: { way: Way; like?: Name; bytes?: Uint8Array },
): Promise<void> {
  const place = `inquiries/${inquiry}`;
  const who = await at(given, party, "inquiry member");
  if (!who.page.url().endsWith(place)) await who.open(place);
  const { inquiries: w } = who.w;
  const { rootKind, text, bears, ...piece } = PIECES[name];
  const form = await who.unfold(w.submit);
  await fill(form, [
    [w.piece, name],
    [w.origin, piece.claimedOrigin],
    [w.how, piece.obtained.how],
    [w.obtainedBy, piece.obtained.by],
    [w.obtainedAt, piece.obtained.at.slice(0, 16)],
    [w.label, piece.label],
    [w.rights, piece.rights],
    [w.description, piece.description],
  ]);
  await choose(form, [[w.rootKind, rootKind]]);
  if (like !== undefined) {
    const options = field(form, w.sameRoot).locator("option");
    const root = options.filter({ hasText: new RegExp(`\\b${like}\\b`) });
    await field(form, w.sameRoot).selectOption(await root.first().getAttribute("value"));
  }
  const bearings = form.locator("fieldset", { hasText: w.bearsOn });
  for (const [claim, bearing] of bears)
    await bearings.getByLabel(new RegExp(`^${claim}\\s`)).selectOption(bearing);
  const file = (buffer: Uint8Array, mimeType: string) => ({
    name: "piece",
    mimeType,
    buffer: Buffer.from(buffer),
  });
  if (way === "written") await fill(form, [[w.bytes, text]]);
  if (way === "file")
    await field(form, w.file).setInputFiles(
      file(bytes ?? Buffer.from(text!), bytes === undefined ? "text/plain" : "application/pdf"),
    );
  if (way === "hashed")
    await field(form, w.hashFile).setInputFiles(file(Buffer.from(MATERIAL[name]!), "image/png"));
  if (way === "typed") await fill(form, [[w.sha256, piece.sha256]]);
  else await form.getByText(piece.sha256 ?? digestOf(bytes ?? text!), { exact: true }).waitFor();
  await done(who, w.doSubmit, form);
  await rowOf(who, name).waitFor();
}

export async function link(
  given: Clicked,
  party: PartyName,
  [from, relation, to]: readonly [Name, string, Name],
): Promise<void> {
  const who = await at(given, party, "inquiry member");
  const { inquiries: w } = who.w;
  const form = await who.unfold(w.link);
  await choose(form, [
    [w.linkFrom, from],
    [w.relation, relation],
    [w.linkTo, to],
  ]);
  await fill(form, [[w.why, "The wording is the same, and the later one names the earlier."]]);
  await done(who, w.doLink, form);
}

/** How many independent roots a claim has, as the page counts them. */
export async function supports(
  given: Clicked,
  party: PartyName,
  claim: string,
  count: number,
): Promise<void> {
  const who = await at(given, party, "inquiry member");
  const table = who.page.getByRole("table", { name: who.w.inquiries.corroborationCaption });
  const row = table.locator("tbody tr", { hasText: new RegExp(`^${claim}\\s`) });
  await row.locator("td").first().getByText(String(count), { exact: true }).waitFor();
}

/** Grades a piece for a claim by the keyboard alone; first as the rule forbids, then as it may stand. */
export async function gradeByKeyboard(given: Clicked, inquiry: string): Promise<void> {
  const who = await at(given, "arvenia", "second liaison officer", `inquiries/${inquiry}`);
  const { inquiries: w } = who.w;
  const { keyboard } = who.page;
  const type = async (label: string, letters: string) => {
    await who.tabTo(label);
    await keyboard.type(letters);
  };
  await who.tabTo(new RegExp(`^${w.grade}`));
  await keyboard.press("Enter");
  const grade = async (piece: string, claim: string, reliability: string) => {
    await type(w.piece, piece);
    await type(w.claim, claim);
    await type(w.reliability, reliability);
    await type(w.credibility, "1");
    await who.tabTo(w.doGrade);
    await keyboard.press("Enter");
  };
  await grade("E1", "C1", "C");
  const alert = who.page.getByRole("alert").first();
  await alert.waitFor();
  assert.match(await reads(alert), /deux origines/);
  for (let back = 0; back < 5; back++) await keyboard.press("Shift+Tab");
  await grade("E6", "C5", "B");
  await who.page.locator(".notice.is-good").getByText(w.graded).waitFor();
  await who.sees(/nous\s:\sB1/, rowOf(who, "E6"));
}

/** A piece that is no text, as the other party opens it: read with a reason, saved to the byte, and both recorded. */
export async function readPiece(
  given: Clicked,
  inquiry: string,
  name: Name,
  bytes: Uint8Array,
): Promise<void> {
  const who = await at(given, "arvenia", "inquiry member", `inquiries/${inquiry}`);
  const { inquiries: w } = who.w;
  await who.follow(name, rowOf(who, name));
  await who.sees(digestOf(bytes));
  await who.press(w.read);
  await who.sees(/Ce n’est pas un texte \(application\/pdf/);
  const saving = who.page.waitForEvent("download");
  await who.press(w.save);
  assert.deepEqual(readFileSync(await (await saving).path()), Buffer.from(bytes));
  await who.open(`inquiries/${inquiry}`);
  await who.follow(name, rowOf(who, name));
  const custody = who.page.getByRole("table", { name: w.custodyCaption });
  assert.match(await reads(custody), /lue[\s\S]*exportée|exportée[\s\S]*lue/);
  const theirs = await at(given, "talvia", "inquiry member", `inquiries/${inquiry}`);
  await theirs.follow(name, rowOf(theirs, name));
  const there = theirs.page.getByRole("table", { name: theirs.w.inquiries.custodyCaption });
  assert.doesNotMatch(await reads(there), /viewed|exported/, "who reads it at Arvenia Talvia is not told");
  await theirs.open(`inquiries/${inquiry}`);
  await who.open(`inquiries/${inquiry}`);
}

export async function closeEvidence(given: Clicked, party: PartyName): Promise<void> {
  const who = await at(given, party, "inquiry member");
  await done(who, who.w.inquiries.closeEvidence);
}
