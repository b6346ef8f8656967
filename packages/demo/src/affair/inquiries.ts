import { type InquiryView, inquiryOperations as ops, ProblemError } from "@entente/api";
import { otherOf, type PartyName, type Person } from "../parties.ts";
import { until } from "../until.ts";
import {
  type ClaimKey,
  DISSENT,
  type EvidenceName,
  F1,
  F2,
  F3,
  GROUND,
  MIXED,
  PIECES,
  type RootName,
  TERMS,
  TITLE,
} from "./inquiries-texts.ts";
import type { AffairStage } from "./stage.ts";

export type { AffairStage };

/** The docket whose claims are examined, and the claims by what people call them. */
export type Examined = { readonly docket: string; readonly claims: Readonly<Record<ClaimKey, string>> };
export type Opened = Examined & { readonly inquiry: string };
export type Evidenced = Opened & {
  readonly evidence: Readonly<Record<EvidenceName, string>>;
  readonly roots: Readonly<Record<RootName, string>>;
};
export type Found = Evidenced & {
  readonly findings: Readonly<Record<"F1" | "F2" | "F3", string>>;
  /** Of the final report. */
  readonly digest: string;
};

/** Somebody's client at a party, and the path parameters of the inquiry there. */
export const inquiryAt = (
  { cast, ids }: AffairStage,
  party: PartyName,
  inquiry: string,
  person: Person = "inquiry member",
) => ({ client: cast[party][person].client, params: { partner: ids[otherOf(party)], inquiry } });

/** Waits until a party reads the inquiry so. */
export async function readUntil(
  stage: AffairStage,
  party: PartyName,
  inquiry: string,
  what: string,
  isSo: (view: InquiryView) => boolean,
): Promise<InquiryView> {
  const { client, params } = inquiryAt(stage, party, inquiry);
  return until(`${party} to read ${what}`, async () => {
    const { items } = await client.call(ops.listInquiries, { query: { partner: params.partner } });
    if (!items.some((each) => each.inquiry === inquiry)) return undefined;
    const view = await client.call(ops.getInquiry, { params });
    return isSo(view) ? view : undefined;
  });
}

async function refusalOf(act: Promise<unknown>): Promise<ProblemError> {
  const cause = await act.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(cause instanceof ProblemError)) throw new Error("this should have been refused");
  return cause;
}

const instant = (milliseconds: number) => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
const DAY = 86_400_000;
const EXAMINED: readonly ClaimKey[] = ["C1", "C4", "C5", "C6"];

/** Arvenia proposes an inquiry; it is joint only when both have signed the same terms. */
export async function openInquiry(stage: AffairStage, { docket, claims }: Examined): Promise<Opened> {
  const ours = stage.cast.arvenia["inquiry member"].client;
  const { inquiry } = (
    await ours.call(ops.proposeInquiry, {
      params: { partner: stage.ids.talvia },
      body: {
        docket,
        claims: EXAMINED.map((name) => claims[name]),
        areas: ["cyber-threats"],
        answerBy: instant(Date.now() + 14 * DAY),
        title: TITLE,
        ground: GROUND,
      },
    })
  ).result;
  await readUntil(stage, "talvia", inquiry, "the proposal", ({ words }) => words !== undefined);
  const body = { ...TERMS, languages: [...TERMS.languages], evidenceUntil: instant(Date.now() + 30 * DAY) };
  const { params } = inquiryAt(stage, "arvenia", inquiry);
  const { digest } = (await ours.call(ops.draftInquiryTerms, { params, body })).result;
  await signTerms(stage, "arvenia", inquiry, digest);
  const alone = await refusalOf(submit(stage, "arvenia", inquiry, claims, "E6", {}));
  await readUntil(
    stage,
    "talvia",
    inquiry,
    "the terms and Arvenia's signature",
    ({ terms }) => terms?.words !== undefined && terms.signedBy.includes("theirs"),
  );
  await signTerms(stage, "talvia", inquiry, digest);
  await readUntil(stage, "arvenia", inquiry, "both signatures", ({ state }) => state === "open");
  stage.say(
    `Arvenia proposes a joint inquiry into four claims and signs its terms. Evidence on one signature is refused (${alone.problem.violations?.[0]?.code}): nothing is joint. Talvia signs the same bytes, and the inquiry is open.`,
  );
  return { docket, claims, inquiry };
}

async function signTerms(stage: AffairStage, party: PartyName, inquiry: string, digest: string) {
  const { client, params } = inquiryAt(stage, party, inquiry, "liaison officer");
  await client.call(ops.signInquiryTerms, { params, body: { digest } });
}

/** Submits a piece of the sample; gives its id and its root's. */
async function submit(
  stage: AffairStage,
  party: PartyName,
  inquiry: string,
  claims: Examined["claims"],
  name: EvidenceName,
  roots: Partial<Record<RootName, string>>,
): Promise<{ evidence: string; root: string }> {
  const { root, rootKind: kind, text, bears, ...words } = PIECES[name];
  const known = roots[root];
  const { client, params } = inquiryAt(stage, party, inquiry);
  const { result } = await client.call(ops.submitEvidence, {
    params,
    body: {
      ...words,
      ...(text === undefined ? {} : { bytes: Buffer.from(text).toString("base64") }),
      quarantined: text === undefined,
      root: known === undefined ? { kind } : { kind, id: known },
      bears: bears.map(([claim, way]) => ({ claim: claims[claim], way })),
    },
  });
  return result;
}

const SUBMITTED: readonly (readonly [EvidenceName, PartyName])[] = [
  ["E1", "arvenia"],
  ["E2", "arvenia"],
  ["E3", "talvia"],
  ["E4", "talvia"],
  ["E5", "talvia"],
  ["E6", "arvenia"],
  ["E7", "talvia"],
  ["E8", "arvenia"],
];

export const corroborationOf = ({ corroboration }: InquiryView, claim: string) =>
  corroboration.find((each) => each.claim === claim)!;

/** Both submit what they have; what has one origin counts once. */
export async function evidence(stage: AffairStage, opened: Opened): Promise<Evidenced> {
  const { inquiry, claims } = opened;
  const { client, params } = inquiryAt(stage, "arvenia", inquiry);
  const { text: _, root: __, rootKind: ___, bears: ____, ...chart } = PIECES.E1;
  const { sha256: _____, ...bare } = chart;
  const leaked = await refusalOf(
    client.call(ops.submitEvidence, {
      params,
      body: {
        ...bare,
        bytes: Buffer.from("a leaked chart").toString("base64"),
        quarantined: true,
        root: { kind: "leak" },
        bears: [],
      },
    }),
  );
  const ids: Partial<Record<EvidenceName, string>> = {};
  const roots: Partial<Record<RootName, string>> = {};
  for (const [name, party] of SUBMITTED) {
    const { evidence: id, root } = await submit(stage, party, inquiry, claims, name, roots);
    ids[name] = id;
    roots[PIECES[name].root] = root;
  }
  const all = ids as Evidenced["evidence"];
  const isWhole = ({ evidence: items }: InquiryView) =>
    items.length === SUBMITTED.length && items.every(({ words }) => words !== undefined);
  for (const party of ["arvenia", "talvia"] as const)
    await readUntil(stage, party, inquiry, "all evidence", isWhole);
  const link = async (party: PartyName, from: string, relation: "syndicates" | "repeats", to: string) => {
    const at = inquiryAt(stage, party, inquiry);
    const body = { from, relation, to, why: "The wording is the same, and the later one names the earlier." };
    await at.client.call(ops.linkEvidence, { params: at.params, body });
  };
  await link("arvenia", all.E2, "syndicates", all.E1);
  await link("talvia", all.E5, "syndicates", all.E3);
  await link("talvia", all.E4, "repeats", all.E3);
  const before = await readUntil(stage, "arvenia", inquiry, "three links", ({ edges }) => edges.length === 3);
  const { count } = corroborationOf(before, claims.C1);
  await client.call(ops.linkEvidence, {
    params,
    body: {
      from: all.E1,
      relation: "same_origin",
      to: all.E7,
      why: "The chart prints the totals of that register, technique by technique.",
    },
  });
  const grade = inquiryAt(stage, "arvenia", inquiry, "second liaison officer");
  const confirmed = await refusalOf(
    grade.client.call(ops.gradeEvidence, {
      params: grade.params,
      body: { evidence: all.E1, claim: claims.C1, reliability: "C", credibility: "1" },
    }),
  );
  await grade.client.call(ops.gradeEvidence, {
    params: grade.params,
    body: { evidence: all.E6, claim: claims.C5, reliability: "B", credibility: "1" },
  });
  const after = await readUntil(
    stage,
    "talvia",
    inquiry,
    "the common origin and the grade",
    ({ edges, evidence: items }) => edges.length === 4 && items.some(({ grades }) => grades.length === 1),
  );
  for (const party of ["arvenia", "talvia"] as const) {
    const at = inquiryAt(stage, party, inquiry);
    await at.client.call(ops.closeEvidence, { params: at.params });
  }
  for (const party of ["arvenia", "talvia"] as const)
    await readUntil(stage, party, inquiry, "the end of evidence", ({ state }) => state === "evidence-closed");
  stage.say(
    `Eight pieces of evidence, each with its digest and its root; the bytes of the leaked chart are refused (${leaked.problem.violations?.[0]?.code}). Two papers that print one leak are one. Claim C1 has ${count} roots until the chart is shown to print Talvia's register, then ${corroborationOf(after, claims.C1).count}; "confirmed" is refused for it (${confirmed.problem.violations?.[0]?.code}).`,
  );
  return { ...opened, evidence: all, roots: roots as Evidenced["roots"] };
}

/** Three findings; likelihood and confidence apart, one dissent, both signatures. */
export async function findings(stage: AffairStage, given: Evidenced): Promise<Found> {
  const { inquiry, claims, roots } = given;
  const { client, params } = inquiryAt(stage, "arvenia", inquiry);
  const find = async (finding: typeof F1, about: readonly ClaimKey[], from: readonly RootName[]) => {
    const { result } = await client.call(ops.draftFinding, {
      params,
      body: {
        ...finding,
        claims: about.map((name) => claims[name]),
        basis: { ...finding.basis, roots: from.map((name) => roots[name]) },
      },
    });
    return result.finding;
  };
  const refused = await refusalOf(find(MIXED, ["C4"], ["R2", "R3"]));
  const found = {
    F1: await find(F1, ["C1", "C5"], ["R2", "R3"]),
    F2: await find(F2, ["C4"], ["R2", "R3"]),
    F3: await find(F3, ["C6"], ["R4"]),
  };
  const theirs = inquiryAt(stage, "talvia", inquiry);
  await readUntil(
    stage,
    "talvia",
    inquiry,
    "three findings",
    ({ findings: all }) => all.length === 3 && all.every(({ words }) => words !== undefined),
  );
  await theirs.client.call(ops.dissentFromFinding, {
    params: theirs.params,
    body: { finding: found.F2, text: DISSENT },
  });
  await readUntil(
    stage,
    "arvenia",
    inquiry,
    "the dissent",
    ({ dissents }) => dissents[0]?.words !== undefined,
  );
  await client.call(ops.circulateReport, { params });
  await readUntil(stage, "talvia", inquiry, "the circulated draft", ({ state }) => state === "comment");
  const { digest } = (await client.call(ops.finaliseReport, { params })).result;
  for (const party of ["arvenia", "talvia"] as const) {
    await readUntil(stage, party, inquiry, "the final report", ({ report }) => report?.rebuilt === "same");
    const at = inquiryAt(stage, party, inquiry, "liaison officer");
    await at.client.call(ops.signReport, { params: at.params, body: { digest } });
  }
  for (const party of ["arvenia", "talvia"] as const)
    await readUntil(stage, party, inquiry, "both signatures", ({ state }) => state === "signed");
  stage.say(
    `A finding that mixes likelihood and confidence in one sentence is refused (${refused.problem.violations?.[0]?.code}, ${refused.problem.pointer}). Then F1 is established, F2 assessed as very unlikely with moderate confidence, F3 not determined. Talvia dissents from F2: that is recorded and voids nothing, and both sign the report.`,
  );
  return { ...given, findings: found, digest };
}

/** Each party decides that the joint report may be published; only then it may. */
export async function releaseReport(stage: AffairStage, { inquiry, digest }: Found): Promise<void> {
  for (const party of ["arvenia", "talvia"] as const) {
    const { client, params } = inquiryAt(stage, party, inquiry, "liaison officer");
    await client.call(ops.decideInquiryPublication, { params, body: { digest, consent: true } });
  }
  for (const party of ["arvenia", "talvia"] as const)
    await readUntil(stage, party, inquiry, "both consents", ({ state }) => state === "published");
  stage.say("Both parties decide that the joint report may be published.");
}
