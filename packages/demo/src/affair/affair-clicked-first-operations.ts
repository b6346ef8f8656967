import type { AgreementDocument, Digest } from "@entente/agreement";
import { type AnswerOf, activityOperations, agreementOperations } from "@entente/api";
import { until } from "../until.ts";
import type { Operations } from "./activities.ts";
import { done, followed, lastPart, refused, write } from "./affair-clicked-first-hands.ts";
import { inForce } from "./amend.ts";
import type { Clicker, People } from "./clicking.ts";
import { framework } from "./measures.ts";
import type { AffairStage } from "./stage.ts";

type Json = AnswerOf<typeof agreementOperations.fillTemplate>["document"];

const DAY = 86_400_000;
export const dayFrom = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

/** An amendment that Arvenia has offered is accepted at one node, and signed in the browser at both. */
export async function frameworkClicked(stage: AffairStage, people: People): Promise<string> {
  const { cast, ids } = stage;
  const { client } = cast.arvenia["liaison officer"];
  const before = await inForce(stage);
  const document = framework(before.document as unknown as AgreementDocument, before.hash as Digest);
  const { result } = await client.call(agreementOperations.amendAgreement, {
    params: { partner: ids.talvia, hash: before.hash },
    body: { document: document as unknown as Json },
  });
  const theirs = await people.at("talvia", "liaison officer");
  const ours = await people.at("arvenia", "liaison officer");
  await theirs.open("agreements");
  await theirs.page.locator(`main a[href="#/negotiations/${result.negotiation}"]`).first().click();
  await done(theirs, "Accept this document", "Accepted. The signatories of both parties sign next.");
  await ours.open(`negotiations/${result.negotiation}`);
  await ours.check(/^J’ai lu le document/);
  await done(ours, "Signer", "Signé.");
  await theirs.check(/^I have read the document/);
  await done(theirs, "Sign", "Signed.");
  for (const party of ["arvenia", "talvia"] as const)
    await until("the amendment to be in force", async () => {
      const { items } = await cast[party]["liaison officer"].client.call(agreementOperations.listAgreements);
      return items.find(({ hash, state }) => hash === result.hash && state === "in-force");
    });
  return result.hash;
}

/** What Talvia wants to do: a cable on the open sea, for the defence of networks. */
async function describe(form: Parameters<typeof write>[0], technique: string, place: string): Promise<void> {
  await write(form, {
    Purpose: "cyber-defence",
    "Cyber threats": true,
    Objective:
      "Recognise, before they begin, attacks on the networks of harbours on both sides of the strait.",
    "Why now": "Three attacks came within one month, each prepared over the same cable.",
    "Means 1": "Open sources",
    "Why they fail 1": "They report an attack when it is over.",
    From: dayFrom(0),
    Until: dayFrom(90),
    "Selectors at most": "240",
    "Interest 1": "private life of people whose traffic passes",
    "Consequence 1": "Addresses are kept for 30 days.",
    Safeguards: "No content; each query is logged with its reason; what matches nothing goes after 30 days.",
  });
  for (const code of [technique, place])
    await form.getByRole("checkbox", { name: new RegExp(`^${code}$`, "i") }).check();
}

/** Judged by the second officer, and put to the partner. */
export async function judgedAndPutClicked(people: People, id: string): Promise<void> {
  const second = await people.at("talvia", "second operations officer");
  await second.open("activities");
  await second.open(`activities/${id}`);
  const test = await second.unfold("Test of necessity and proportionality");
  await write(test, {
    Necessity: "Nothing else shows an attack while it is being prepared.",
    Proportionality: "Addresses alone, from one cable, for ninety days, and nobody is named.",
    Alternatives: "Open sources and the carriers were tried first.",
  });
  await done(second, "Record this judgement", "The judgement is recorded.", test);
  await done(second, "Put it to the partner", "It is put to the partner.");
}

/** Arvenia's answer to what was put last, at the page of the question. */
export async function answerClicked(
  people: People,
  technique: RegExp,
  answer: "consents" | "conditions" | "objects",
  text = "",
): Promise<void> {
  const liaison = await people.at("arvenia", "liaison officer");
  await liaison.open("activities");
  const waiting = liaison.page.getByRole("region", { name: /^Attend une réponse/ }).locator(".card");
  await followed(liaison, waiting.filter({ hasText: technique }).getByRole("link"));
  // The partner is told these terms, and neither a name nor an objective.
  await liaison.sees(/doit donner son accord/);
  await write(liaison.page, { Réponse: answer, "Conditions ou motif": text });
  await done(liaison, "Répondre", "La réponse est donnée.");
}

/** Opens an operation of one's own from the board, once it stands in a lane. */
export async function openFromLane(officer: Clicker, lane: RegExp, name: RegExp): Promise<void> {
  await officer.open("activities");
  const cards = officer.page.getByRole("region", { name: lane }).locator(".card");
  await followed(officer, cards.filter({ hasText: name }).getByRole("link"));
}

/** Operations before the gate: what is refused, what the partner is asked, what begins and what does not. */
export async function operationsClicked(stage: AffairStage, people: People): Promise<Operations> {
  const officer = await people.at("talvia", "operations officer");
  const second = await people.at("talvia", "second operations officer");
  await officer.open("activities");
  await officer.follow("Authorities");
  const record = await officer.unfold("Record an authority");
  await write(record, {
    "Legal basis": "Communications Security Act, section 14: defence of networks, open sea.",
    "The defence of networks": true,
    Techniques: "cable-access, metadata-analysis",
    Places: "open-sea, oris-strait",
    Until: dayFrom(300),
  });
  await done(officer, "Record", "The authority is recorded. Somebody else approves it.", record);
  await second.open("activities/authorities");
  await done(second, "Approve", "The authority is approved.");
  const { items } = await stage.cast.talvia["operations officer"].client.call(
    activityOperations.listAuthorities,
  );
  const authority = items[0]!.id;

  await officer.open("activities");
  const form = await officer.unfold("Propose an operation");
  await write(form, { Name: "SLATE" });
  await describe(form, "cable-access", "open-sea");
  await refused(officer, "Propose", /authority/i, form);
  await write(form, { Authority: authority, "Office 1": "foreign-minister" });
  await refused(officer, "Propose", /the foreign minister|foreign-minister/, form);
  await write(form, { "Office 1": "none" });
  await officer.press(/^Propose$/, form);
  await officer.page.waitForURL(/#\/activities\/[0-9A-Z]{26}$/);
  const operation = lastPart(officer.page);

  await judgedAndPutClicked(people, operation);
  await officer.open("activities");
  await openFromLane(officer, /^Waits for an answer/, /SLATE/);
  await refused(officer, "Start", /Arvenia|answer|consent/);
  await answerClicked(
    people,
    /cable-access/i,
    "conditions",
    "Nothing of what passes is kept for more than 20 days.",
  );
  await openFromLane(officer, /^Conditions set/, /SLATE/);
  await refused(officer, "Start", /condition/i);
  const reply = await officer.unfold("Reply to them");
  await write(reply, { "Reply to them": "Twenty days it is." });
  await done(officer, "Accept the conditions", "The reply is given.", reply);
  await done(officer, "Start", "It has begun.");
  const there = await people.at("arvenia", "liaison officer");
  await there.open("activities");
  await there.page
    .getByRole("region", { name: /^En cours/ })
    .locator(".card")
    .first()
    .waitFor();

  await officer.open("activities");
  const other = await officer.unfold("Propose an operation");
  await write(other, { Name: "SLATE north", Authority: authority });
  await describe(other, "metadata-analysis", "oris-strait");
  await officer.press(/^Propose$/, other);
  await officer.page.waitForURL(/#\/activities\/[0-9A-Z]{26}$/);
  const objected = lastPart(officer.page);
  await judgedAndPutClicked(people, objected);
  await answerClicked(
    people,
    /metadata-analysis/i,
    "objects",
    "The strait is ours to watch; ask us instead.",
  );
  await openFromLane(officer, /^Objected/, /SLATE north/);
  await officer.sees("The strait is ours to watch; ask us instead.");
  await refused(officer, "Start", /object/i);
  return { operation, authority, objected };
}
