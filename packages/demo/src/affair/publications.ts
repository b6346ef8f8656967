import { type AnswerOf, publicationOperations as ops, ProblemError } from "@entente/api";
import { otherOf, type PartyName } from "../parties.ts";
import { until } from "../until.ts";
import { mustAnswer, readPage, sendForms } from "./portal.ts";
import { COMMENTS, CORRECTED, EARLY, FINDING, STATEMENT, WITHDRAWAL } from "./publications-texts.ts";
import type { AffairStage } from "./stage.ts";

export type { AffairStage };

type Drafted = AnswerOf<typeof ops.draftPublication>["result"];
type Text = { readonly title: { en: string; fr: string }; readonly text: { en: string; fr: string } };

/** What was published, by id, and the status addresses of those who wrote. */
export type Published = {
  readonly statement: string;
  readonly finding: string;
  readonly withdrawn: string;
  readonly status: { readonly correction: string; readonly approved: string; readonly refused: string };
};

const PARTIES = ["arvenia", "talvia"] as const;
const officer = ({ cast }: AffairStage, at: PartyName) => cast[at]["liaison officer"].client;
const second = ({ cast }: AffairStage, at: PartyName) => cast[at]["second liaison officer"].client;

/** Waits until a version is as it should be at a party, its words readable there. */
function versionAt(
  stage: AffairStage,
  at: PartyName,
  { publication, version }: Pick<Drafted, "publication" | "version">,
  state: "put" | "published",
) {
  return until(`version ${version} to be ${state} at ${at}`, async () => {
    const { items } = await officer(stage, at).call(ops.listPublications);
    if (!items.some(({ id }) => id === publication)) return undefined;
    const read = await officer(stage, at).call(ops.readPublication, { params: { publication } });
    return read.versions.find(
      (each) => each.version === version && each.state === state && each.words !== undefined,
    );
  });
}

async function approve(
  stage: AffairStage,
  at: PartyName,
  { publication, version, digest }: Drafted,
): Promise<void> {
  const params = { publication, version };
  await second(stage, at).call(ops.approvePublication, { params, body: { digest } });
}

async function sign(
  stage: AffairStage,
  at: PartyName,
  { publication, version, digest }: Drafted,
): Promise<void> {
  const params = { publication, version };
  await officer(stage, at).call(ops.signPublication, { params, body: { digest } });
}

const draft = async (
  stage: AffairStage,
  by: PartyName,
  text: Text,
  more: { kind: "joint-statement" | "finding"; about?: { inquiry?: string; finding?: string } },
): Promise<Drafted> =>
  (
    await officer(stage, by).call(ops.draftPublication, {
      body: { ...text, ...more, partner: stage.ids[otherOf(by)], areas: ["cyber-threats"] },
    })
  ).result;

/** From a draft to both portals: two people at each party, and the signature of both over the same bytes. */
async function publishJoint(stage: AffairStage, by: PartyName, drafted: Drafted): Promise<void> {
  const other = otherOf(by);
  await approve(stage, by, drafted);
  await sign(stage, by, drafted);
  await versionAt(stage, other, drafted, "put");
  await approve(stage, other, drafted);
  await sign(stage, other, drafted);
  for (const party of PARTIES) await versionAt(stage, party, drafted, "published");
}

/** A joint statement: with one signature it stands at neither portal, with both at both. */
export async function jointStatement(stage: AffairStage, inquiry?: string): Promise<string> {
  const about = inquiry === undefined ? {} : { about: { inquiry } };
  const drafted = await draft(stage, "arvenia", STATEMENT, { kind: "joint-statement", ...about });
  const path = `/en/r/${drafted.publication}`;
  const alone = await approveAlone(stage, drafted);
  await approve(stage, "arvenia", drafted);
  await sign(stage, "arvenia", drafted);
  await versionAt(stage, "talvia", drafted, "put");
  for (const party of PARTIES) await mustAnswer(stage, party, path, 404);
  stage.say(
    `Arvenia drafts a joint statement in both languages, and who drafts does not approve (“${alone}”). Signed by Arvenia alone, it stands at neither portal.`,
  );
  await approve(stage, "talvia", drafted);
  await sign(stage, "talvia", drafted);
  for (const party of PARTIES) {
    await versionAt(stage, party, drafted, "published");
    await mustAnswer(stage, party, path, 200);
  }
  stage.say(
    "Talvia signs the same bytes: the statement appears at both portals, under one address and one hash.",
  );
  return drafted.publication;
}

async function approveAlone(stage: AffairStage, { publication, version, digest }: Drafted): Promise<string> {
  const cause = await officer(stage, "arvenia")
    .call(ops.approvePublication, { params: { publication, version }, body: { digest } })
    .catch((error: unknown) => error);
  if (!(cause instanceof ProblemError)) throw new Error("who drafts should not have approved");
  return cause.problem.violations?.[0]?.text.en ?? cause.message;
}

/** The finding of the inquiry, put by Talvia, and an earlier statement that the new one replaces. */
async function jointFinding(
  stage: AffairStage,
  inquiry?: string,
): Promise<{ finding: string; early: string }> {
  const about = { ...(inquiry === undefined ? {} : { inquiry }), finding: "F2" };
  const finding = await draft(stage, "talvia", FINDING, { kind: "finding", about });
  await publishJoint(stage, "talvia", finding);
  const early = await draft(stage, "talvia", EARLY, { kind: "joint-statement" });
  await publishJoint(stage, "talvia", early);
  stage.say(
    "The finding is published in the same way: what is established, what is assessed with likelihood and confidence apart, and what could not be determined.",
  );
  return { finding: finding.publication, early: early.publication };
}

/** A reader quotes a passage; the new version is signed by both, says what was corrected, and keeps the old one readable. */
async function correction(stage: AffairStage, publication: string): Promise<string> {
  const { exact, proposal } = CORRECTED;
  const [status] = await sendForms(stage, "arvenia", `/en/r/${publication}/corrections`, [
    { exact, proposal, name: "A reader" },
  ]);
  const { items } = await officer(stage, "arvenia").call(ops.listCorrections, { query: { publication } });
  const { title } = STATEMENT;
  const { text, notice } = CORRECTED;
  const { result } = await officer(stage, "arvenia").call(ops.draftVersion, {
    params: { publication },
    body: { title, text, notice, change: "correction", correction: items[0]!.id },
  });
  await publishJoint(stage, "arvenia", result);
  stage.say(
    "A reader asks for a correction of one passage. Both parties sign a new version with a dated notice at its top; the former one stays readable, and the reader is answered.",
  );
  return status!;
}

/** Two comments at Talvia's portal: a person reads both before either shows; one is refused, and its writer reads why. */
async function comments(
  stage: AffairStage,
  publication: string,
): Promise<{ approved: string; refused: string }> {
  const path = `/en/r/${publication}/comments`;
  const [approved, refused] = await sendForms(stage, "talvia", path, [COMMENTS.approved, COMMENTS.refused]);
  const client = second(stage, "talvia");
  const { items } = await client.call(ops.listComments, { query: { publication } });
  const by = (name: string) => ({ comment: items.find(({ words }) => words?.name === name)!.id });
  await client.call(ops.decideComment, {
    params: by(COMMENTS.approved.name),
    body: { decision: "approved" },
  });
  await client.call(ops.decideComment, {
    params: by(COMMENTS.refused.name),
    body: {
      decision: "refused",
      code: "attacks-a-person",
      passage: "a crook",
      reason: "Speak to the matter; attacks on people are not shown.",
    },
  });
  const page = await readPage(stage, "talvia", `/en/r/${publication}`);
  if (!page.includes("When will it be?") || page.includes("crook"))
    throw new Error("only the approved comment should show");
  const told = await readPage(stage, "talvia", refused!);
  if (!told.includes("attacks a person")) throw new Error("the writer should read why");
  stage.say(
    "Two readers comment on the finding. A person reads both first: one is shown as comment 1, one is refused because it attacks a person, and its writer reads the reason and may appeal.",
  );
  return { approved: approved!, refused: refused! };
}

/** Talvia takes the early statement back: both portals say what was withdrawn, by whom and why, and so do the feeds. */
async function withdrawal(stage: AffairStage, publication: string): Promise<void> {
  const params = { publication };
  await officer(stage, "talvia").call(ops.withdrawPublication, { params, body: WITHDRAWAL });
  await until("the withdrawal to reach Arvenia", async () => {
    const read = await officer(stage, "arvenia").call(ops.readPublication, { params });
    return read.withdrawn?.sentence;
  });
  for (const party of PARTIES) {
    await mustAnswer(stage, party, `/en/r/${publication}`, 410);
    const feed = await readPage(stage, party, "/en/feed.atom");
    if (!feed.includes("at:deleted-entry")) throw new Error(`${party}'s feed should say what was withdrawn`);
  }
  stage.say(
    "Talvia takes an earlier statement back. At both portals its address answers 410: what was withdrawn, when, by whom, why, and the hash of the text; the feeds say so too.",
  );
}

/** 14. The affair ends in public: a joint statement, the finding, a correction, comments, a withdrawal. */
export async function publication(stage: AffairStage, inquiry?: string): Promise<Published> {
  const statement = await jointStatement(stage, inquiry);
  const { finding, early } = await jointFinding(stage, inquiry);
  const corrected = await correction(stage, statement);
  const written = await comments(stage, finding);
  await withdrawal(stage, early);
  return { statement, finding, withdrawn: early, status: { correction: corrected, ...written } };
}
