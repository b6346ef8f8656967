import assert from "node:assert/strict";
import type { DocketAnswerInput, DocketClaimInput } from "@entente/api";
import { otherOf, type PartyName, type Person } from "../parties.ts";
import {
  arrives,
  at,
  type Clicked,
  choose,
  done,
  field,
  fill,
  idHere,
  reads,
  refused,
  rowOf,
  tick,
} from "./affair-clicked-second-hands.ts";
import type { Clicker } from "./clicking.ts";
import type { Alleged, Answered, ClaimName } from "./dockets.ts";
import {
  ADMITTED,
  ARVENIAN,
  DOCKET,
  FROM_JUNE,
  MINISTER,
  NO_COMMENT,
  T2,
  TALVIAN,
  TALVIAN_ANSWERS,
} from "./dockets-texts.ts";

type Ids = Partial<Record<ClaimName, string>>;
const REFERENCE = DOCKET.reference;
const title = { arvenia: DOCKET.title.fr, talvia: DOCKET.title.en } as const;

const inquirer = (given: Clicked, party: PartyName, place: string) =>
  at(given, party, "inquiry member", place);

/** The docket and its claims enter both parties' books; what a claim is worth to one the other does not see. */
export async function allegation(given: Clicked): Promise<Alleged> {
  const ours = await inquirer(given, "arvenia", "dockets");
  const { dockets: w } = ours.w;
  const form = await ours.unfold(w.open);
  await fill(form, [
    [w.titleEn, DOCKET.title.en],
    [w.titleFr, DOCKET.title.fr],
    [w.reference, REFERENCE],
    [w.concerned, DOCKET.concerned.join(", ")],
    [w.areas, DOCKET.areas.join(", ")],
  ]);
  await choose(form, [[w.impact, DOCKET.impact]]);
  await done(ours, w.doOpen, form);
  const docket = await arrives(ours, /^#\/dockets\/\w{26}$/);
  assert.match(await reads(ours.page.locator("h1")), new RegExp(`^${REFERENCE}, ${title.arvenia}$`));

  const claims: Ids = {};
  for (const name of ["C1", "C2", "C2b", "C3", "C4", "C6"] as const)
    claims[name] = await putClaim(ours, name, name.startsWith("C2") ? { partOf: claims.C1! } : {});

  const theirs = await inquirer(given, "talvia", "dockets");
  await theirs.follow(`${REFERENCE}, ${title.talvia}`);
  await rowOf(theirs, "C6").waitFor();
  assert.equal(await theirs.page.locator("table.matrix tbody tr").count(), 6);
  await triage(given, docket, claims.C1!, { triage: "distorted" });
  await triage(given, docket, claims.C6!, {
    triage: "legitimate_question",
    owner: "Foreign office",
    due: "2031-05-16",
  });
  await theirs.open(`dockets/${docket}`);
  await theirs.sees(/^Our view: distorted$/, rowOf(theirs, "C1"));
  claims.C5 = await putClaim(theirs, "C5", { rebuts: claims.C4! });
  claims.C7 = await putClaim(theirs, "C7", {});

  await rowOf(ours, "C7").waitFor();
  const there = await reads(ours.page.locator("table.matrix"));
  assert.match(there, /C5\s[\s\S]*collected abroad by Arvenia[\s\S]*En est l’auteur/i);
  assert.doesNotMatch(there, /Notre avis|Foreign office/, "what the partner makes of a claim stays with it");
  return { docket, claims: claims as Alleged["claims"] };
}

/** Puts one claim of the sample into the docket that is open; gives its id. */
async function putClaim(
  who: Awaited<ReturnType<typeof at>>,
  name: ClaimName,
  named: { readonly partOf?: string; readonly rebuts?: string },
): Promise<string> {
  const claim = { ...ARVENIAN, ...TALVIAN }[name] as DocketClaimInput;
  const { dockets: w } = who.w;
  const { quantity, period, places, firstAppearance, source } = claim;
  const form = await who.unfold(w.put);
  const f = w.fields;
  const interval = period !== undefined && "from" in period ? period : undefined;
  await choose(form, [
    [f.lang, claim.lang],
    [f.kind, claim.kind],
    [f.rebuts, named.rebuts],
    [f.partOf, named.partOf],
    [f.approx, quantity?.approx],
    [f.unit, quantity?.unit],
    [f.distinct, quantity?.distinct],
    [f.rootKind, source.root.kind],
  ]);
  const seen = firstAppearance.at;
  await fill(form, [
    [f.text, claim.text],
    [f.reference, name],
    [f.value, quantity?.value],
    [f.from, interval?.from],
    [f.to, interval?.to],
    [f.technique, claim.technique],
    [f.accused, claim.accused],
    [f.affected, claim.affected?.join(", ")],
    [f.claimant, claim.claimant],
    [f.work, firstAppearance.work],
    [f.appeared, "from" in seen ? seen.from : undefined],
    [f.anchor, firstAppearance.anchor],
    [f.source, source.name],
    [f.root, source.root.id],
  ]);
  for (const { country, sense } of places) {
    await fill(form, [[f.country, country]]);
    await choose(form, [[f.sense, sense]]);
    await form.getByRole("button", { name: w.addPlace }).click();
  }
  if (claim.protectedClass === true) await tick(form, [f.protectedClass]);
  if (claim.own === true) await tick(form, [f.own]);
  await done(who, w.doPut, form);
  const link = who.page.getByRole("link", { name, exact: true });
  await link.waitFor();
  return (await link.getAttribute("href"))!.split("/").at(-1)!;
}

type Worth = { readonly triage: string; readonly owner?: string; readonly due?: string };

async function triage(given: Clicked, docket: string, claim: string, worth: Worth): Promise<void> {
  const who = await inquirer(given, "talvia", `dockets/${docket}/${claim}`);
  const { dockets: w } = who.w;
  const form = await who.unfold(w.triageTitle);
  await choose(form, [[w.triage, worth.triage]]);
  await fill(form, [
    [w.owner, worth.owner],
    [w.due, worth.due],
  ]);
  await done(who, w.doTriage, form);
}

/** Fills in an answer for whoever looks at a claim; the form is left to be sent. */
async function answerForm(who: Awaited<ReturnType<typeof at>>, asked: DocketAnswerInput, policy?: string) {
  const { dockets: w } = who.w;
  const answer: Readonly<Record<string, unknown>> = asked;
  const form = await who.unfold(w.doAnswerTitle);
  await choose(form, [
    [w.answer, asked.code],
    [w.channel, asked.channel],
    [w.policy, policy],
    [w.topic, asked.code === "ncnd" ? asked.topic : undefined],
  ]);
  await fill(form, [[w.saidAt, asked.saidAt?.slice(0, 10)]]);
  await tick(
    form,
    asked.aspects.map((aspect) => w.aspectNames[aspect]),
  );
  for (const name of ["words", "wrong", "correct", "evidence", "covers", "silentOn"] as const)
    await fill(form, [[w.said[name], answer[name] as string | undefined]]);
  return form;
}

async function answerClaim(
  given: Clicked,
  party: PartyName,
  { docket, claims }: Alleged,
  name: ClaimName,
  asked: DocketAnswerInput,
): Promise<Clicker> {
  const who = await at(given, party, "liaison officer", `dockets/${docket}/${claims[name]}`);
  await done(who, who.w.dockets.doAnswer, await answerForm(who, asked));
  return who;
}

/** Each answers claim by claim; neither confirming nor denying is refused until it cites a policy. */
export async function answers(given: Clicked, alleged: Alleged): Promise<Answered> {
  const { docket, claims } = alleged;
  for (const [name, body] of Object.entries(TALVIAN_ANSWERS))
    await answerClaim(given, "talvia", alleged, name as ClaimName, body);
  const minister = `dockets/${docket}/${claims.C6}`;
  const officer = await at(given, "talvia", "liaison officer", minister);
  const w = officer.w.dockets;
  const form = await answerForm(officer, MINISTER);
  await refused(officer, w.doAnswer, /must cite a policy that this party has adopted, and cites none/, form);
  await adoptPolicy(given);
  await officer.open(minister);
  await done(officer, w.doAnswer, await answerForm(officer, MINISTER, T2.reference));
  await answerClaim(given, "talvia", alleged, "C7", FROM_JUNE);
  await answerClaim(given, "arvenia", alleged, "C5", NO_COMMENT);

  const ours = await inquirer(given, "arvenia", `dockets/${docket}`);
  await ours.sees(/^engagement pris$/, rowOf(ours, "C7"));
  const held = async (name: string) => reads(rowOf(ours, name));
  assert.match(await held("C1"), /contesté comme déformé[\s\S]*Une question du partenaire est ouverte/i);
  assert.match(await held("C4"), /démenti\s+lieu/i);
  assert.match(await held("C6"), /sans réponse depuis moins d’un jour[\s\S]*ni confirmé ni démenti/i);
  await ours.open("dockets/policies");
  await ours.sees(T2.text);
  const policy = await policyAt(given, "arvenia");
  const theirs = await inquirer(given, "talvia", `dockets/${docket}`);
  await theirs.sees(/^declined to comment$/, rowOf(theirs, "C5"));
  return { policy };
}

async function adoptPolicy(given: Clicked): Promise<void> {
  const who = await at(given, "talvia", "liaison officer", "dockets/policies");
  const { dockets: w } = who.w;
  const form = await who.unfold(w.adopt);
  const day = (instant: string) => instant.slice(0, 10);
  await fill(form, [
    [w.reference, T2.reference],
    [w.adopter, T2.adopter],
    [w.policyText, T2.text],
    [w.validFrom, day(T2.from)],
    [w.validUntil, day(T2.until)],
    [w.review, day(T2.review)],
  ]);
  const groups = form.locator("fieldset");
  await tick(
    groups.nth(0),
    T2.topics.map((topic) => w.topics[topic]),
  );
  await groups.nth(1).getByRole("checkbox", { name: w.topics[T2.exceptions[0]!], exact: true }).check();
  await done(who, w.doAdopt, form);
}

/** The page shows no ids: the policy's is read where machines read it. */
async function policyAt({ stage }: Clicked, party: PartyName): Promise<string> {
  const { client } = stage.cast[party]["inquiry member"];
  const { docketOperations: ops } = await import("@entente/api");
  const { items } = await client.call(ops.listPolicies, { params: { partner: stage.ids[otherOf(party)] } });
  return items[0]!.policy;
}

/** Five weeks later Arvenia admits; what it held before is still answered for, at the other node too. */
export async function admits(given: Clicked, alleged: Alleged): Promise<void> {
  await answerClaim(given, "arvenia", alleged, "C5", ADMITTED);
  const theirs = await inquirer(given, "talvia", `dockets/${alleged.docket}/${alleged.claims.C5}`);
  const w = theirs.w.dockets;
  await theirs.page.locator(".said > li", { hasText: "35.1 million" }).waitFor();
  const form = await theirs.unfold(w.held);
  const heldOn = async (day: string) => {
    await field(form, w.heldOn).fill(day);
    return form.locator("dl");
  };
  const before = await heldOn("2031-05-31");
  await before.getByText("declined to comment").waitFor();
  const after = await heldOn("2031-07-01");
  await after.getByText("admitted").first().waitFor();
}

const CLOSING = "Le rapport commun est signé ; ce qui reste sans réponse y est dit.";

/** Each closes its own side: refused without a reason while claims are open, and frozen at both once both have. */
export async function closing(given: Clicked, { docket, claims }: Alleged): Promise<void> {
  const person: Person = "liaison officer";
  const ours = await at(given, "arvenia", person, `dockets/${docket}`);
  const w = ours.w.dockets;
  const form = await ours.unfold(w.close);
  await refused(ours, w.doClose, /n’ont pas reçu la réponse des deux parties/, form);
  await fill(form, [[w.closeReason, CLOSING]]);
  await done(ours, w.doClose, form);
  await ours.sees(w.stands.ours);
  assert.equal(
    await ours.page.locator("summary").filter({ hasText: w.put }).count(),
    0,
    "nothing more is put",
  );

  const theirs = await at(given, "talvia", person, `dockets/${docket}`);
  const v = theirs.w.dockets;
  await theirs.sees("The partner has closed it.", theirs.page.locator(".stands"));
  await theirs.sees(CLOSING, theirs.page.locator(".stands"));
  await theirs.open(`dockets/${docket}/${claims.C1}`);
  await theirs.unfold(v.doAnswerTitle);
  await theirs.open(`dockets/${docket}`);
  const closes = await theirs.unfold(v.close);
  await fill(closes, [[v.closeReason, "The report answers what is left."]]);
  await done(theirs, v.doClose, closes);
  await theirs.sees(v.stands.both);
  await ours.sees(w.stands.both);
  await ours.open(`dockets/${docket}/${claims.C1}`);
  await ours.sees(w.frozen);
  assert.equal(idHere(ours), claims.C1);
}
