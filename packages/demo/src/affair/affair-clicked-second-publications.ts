import assert from "node:assert/strict";
import type { PartyName, Person } from "../parties.ts";
import { otherOf } from "../parties.ts";
import { arrives, at, type Clicked, choose, done, fill, refused } from "./affair-clicked-second-hands.ts";
import { mustAnswer, readPage, sendForms } from "./portal.ts";
import type { Published } from "./publications.ts";
import { COMMENTS, CORRECTED, EARLY, FINDING, STATEMENT, WITHDRAWAL } from "./publications-texts.ts";

const PARTIES = ["arvenia", "talvia"] as const;
type Text = { readonly title: { en: string; fr: string }; readonly text: { en: string; fr: string } };
type More = { readonly kind: string; readonly inquiry?: string; readonly finding?: string };

const officer = (given: Clicked, party: PartyName, publication: string, person: Person = "liaison officer") =>
  at(given, party, person, `publications/${publication}`);

/** Drafts a joint text at a party's page; gives its id. */
async function draft(given: Clicked, by: PartyName, { title, text }: Text, more: More): Promise<string> {
  const who = await officer(given, by, "new");
  const { publications: w } = who.w;
  const form = who.page.locator("main form");
  await choose(form, [[w.kind, more.kind]]);
  await choose(form, [[w.inquiry, more.inquiry]]);
  await fill(form, [
    [w.areas, "cyber-threats"],
    [w.finding, more.finding],
    [w.inLanguage.en(w.name), title.en],
    [w.inLanguage.fr(w.name), title.fr],
    [w.inLanguage.en(w.text), text.en],
    [w.inLanguage.fr(w.text), text.fr],
  ]);
  await done(who, w.draftSubmit, form);
  return arrives(who, /^#\/publications\/\w{26}$/);
}

/** One person approves and another signs, at one party. */
async function approveAndSign(given: Clicked, party: PartyName, publication: string): Promise<void> {
  const second = await officer(given, party, publication, "second liaison officer");
  await done(second, second.w.publications.approve);
  const first = await officer(given, party, publication);
  await done(first, first.w.publications.sign);
}

/** Opens the publication from the list, which a page that follows fills by itself. */
async function opens(given: Clicked, party: PartyName, title: Text["title"]): Promise<void> {
  const who = await officer(given, party, "", "second liaison officer");
  const link = who.page.getByRole("link", { name: party === "arvenia" ? title.fr : title.en, exact: true });
  await link.first().click();
  await who.page.getByText(who.w.publications.approveHelp).waitFor();
}

/** From a draft to both portals: at each party two people, and the signature of both over the same bytes. */
async function publishJoint(
  given: Clicked,
  by: PartyName,
  publication: string,
  { title }: Text,
): Promise<void> {
  await approveAndSign(given, by, publication);
  const other = otherOf(by);
  await opens(given, other, title);
  await approveAndSign(given, other, publication);
  for (const party of PARTIES) {
    const who = await officer(given, party, publication);
    // The latest version stands right below what is said of all of them.
    const latest = who.page.locator("main section.sheet").nth(1).locator("h2");
    await latest.filter({ hasText: who.w.publications.versionStates.published }).waitFor();
  }
}

/** A joint statement: with one signature it stands at neither portal, with both at both. */
async function jointStatement(given: Clicked, inquiry: string): Promise<string> {
  const { stage } = given;
  const publication = await draft(given, "arvenia", STATEMENT, { kind: "joint-statement", inquiry });
  const first = await officer(given, "arvenia", publication);
  await refused(first, first.w.publications.approve, /Rien n’est publié par une seule personne/);
  await approveAndSign(given, "arvenia", publication);
  for (const party of PARTIES) await mustAnswer(stage, party, `/en/r/${publication}`, 404);
  await opens(given, "talvia", STATEMENT.title);
  const theirs = await at(given, "talvia", "second liaison officer");
  const version = theirs.page.locator("section.sheet", { hasText: theirs.w.publications.hash });
  await theirs.sees("the partner", version);
  await approveAndSign(given, "talvia", publication);
  await (await officer(given, "arvenia", publication)).sees(/^publié$/);
  for (const party of PARTIES) await mustAnswer(stage, party, `/en/r/${publication}`, 200);
  return publication;
}

/** A reader asks; both parties sign a new version with a notice at its top, and the reader is answered. */
async function correction(given: Clicked, publication: string): Promise<string> {
  const { stage } = given;
  const { exact, proposal, text, notice } = CORRECTED;
  const request = { exact, proposal, name: "A reader" };
  const [status] = await sendForms(stage, "arvenia", `/en/r/${publication}/corrections`, [request]);
  const who = await officer(given, "arvenia", "corrections");
  const { publications: w } = who.w;
  await who.sees(proposal);
  await who.open(`publications/${publication}`);
  const form = await who.unfold(w.reviseHelp);
  await choose(form, [
    [w.change, "correction"],
    [w.answers, exact],
  ]);
  await fill(form, [
    [w.inLanguage.en(w.notice), notice.en],
    [w.inLanguage.fr(w.notice), notice.fr],
    [w.inLanguage.en(w.text), text.en],
    [w.inLanguage.fr(w.text), text.fr],
  ]);
  await done(who, w.draftSubmit, form);
  await publishJoint(given, "arvenia", publication, STATEMENT);
  return status!;
}

/** A person reads two comments before either shows; one is refused, and its writer reads why. */
async function comments(given: Clicked, publication: string): Promise<{ approved: string; refused: string }> {
  const { stage } = given;
  const path = `/en/r/${publication}/comments`;
  const [approved, turned] = await sendForms(stage, "talvia", path, [COMMENTS.approved, COMMENTS.refused]);
  const who = await officer(given, "talvia", "comments", "second liaison officer");
  const { publications: w } = who.w;
  const one = (name: string) => who.page.locator("section.sheet", { hasText: name });
  await done(who, w.approve, one(COMMENTS.approved.name));
  const form = one(COMMENTS.refused.name);
  await choose(form, [[w.why, "attacks-a-person"]]);
  await fill(form, [
    [w.passage, "a crook"],
    [w.reason, "Speak to the matter; attacks on people are not shown."],
  ]);
  await done(who, w.refuse, form);
  await who.sees(w.refusals["attacks-a-person"], form.locator("dl.facts"));
  const page = await readPage(stage, "talvia", `/en/r/${publication}`);
  assert.ok(page.includes("When will it be?") && !page.includes("crook"));
  const elsewhere = await officer(given, "arvenia", "comments", "second liaison officer");
  await elsewhere.sees(elsewhere.w.publications.noComments);
  return { approved: approved!, refused: turned! };
}

/** Talvia takes the early statement back: Arvenia's page and both portals say so. */
async function withdrawal(given: Clicked, publication: string): Promise<void> {
  const who = await officer(given, "talvia", publication);
  const { publications: w } = who.w;
  const form = await who.unfold(w.withdrawHelp);
  await choose(form, [[w.why, WITHDRAWAL.code]]);
  await fill(form, [
    [w.inLanguage.en(w.sentence), WITHDRAWAL.sentence.en],
    [w.inLanguage.fr(w.sentence), WITHDRAWAL.sentence.fr],
  ]);
  const ours = await officer(given, "arvenia", publication);
  await done(who, w.withdraw, form);
  await ours.sees(/déclaration commune ultérieure/);
  for (const party of PARTIES) await mustAnswer(given.stage, party, `/en/r/${publication}`, 410);
}

/** The affair ends in public: a joint statement, the finding, a correction, comments, a withdrawal. */
export async function publication(given: Clicked, inquiry: string): Promise<Published> {
  const statement = await jointStatement(given, inquiry);
  const finding = await draft(given, "talvia", FINDING, { kind: "finding", inquiry, finding: "F2" });
  await publishJoint(given, "talvia", finding, FINDING);
  const early = await draft(given, "talvia", EARLY, { kind: "joint-statement" });
  await publishJoint(given, "talvia", early, EARLY);
  const corrected = await correction(given, statement);
  const written = await comments(given, finding);
  await withdrawal(given, early);
  return { statement, finding, withdrawn: early, status: { correction: corrected, ...written } };
}
