import { type AgreementDocument, type Digest, withFramework } from "@entente/agreement";
import { measureOperations, ProblemError, productOperations } from "@entente/api";
import { received, release, write } from "../story.ts";
import { until } from "../until.ts";
import { amend } from "./amend.ts";
import type { AffairStage } from "./stage.ts";

const DAY = 86_400_000;
const instant = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/** The next version of the agreement: operations stand within a framework, and two offices are out of bounds. */
export function framework(document: AgreementDocument, before: Digest): AgreementDocument {
  const now = Date.now();
  return withFramework(document, before, {
    techniques: ["cable-access", "metadata-analysis"],
    places: ["oris-strait", "open-sea"],
    purposes: ["cyber-defence", "incident-response"],
    partnerSay: "consent",
    answerWithin: "P14D",
    spared: [
      {
        code: "foreign-minister",
        name: { en: "the foreign minister", fr: "le ministre des affaires étrangères" },
      },
      { code: "head-of-government", name: { en: "the head of government", fr: "le chef du gouvernement" } },
    ],
    from: instant(now - 60_000),
    until: instant(now + 365 * DAY),
  });
}

/** Both sign that operations stand within a bilateral framework, and that two offices are out of bounds. */
export async function bringUnderFramework(stage: AffairStage): Promise<string> {
  const hash = await amend(stage, framework);
  stage.say(
    "Both sign an amendment: operations stand within a framework, need the other's consent, and never aim at two offices.",
  );
  return hash;
}

const TEXT =
  "TLP:AMBER\n\n(TLP:AMBER) Two beacons of the coast answer to addresses that were not seen before week 46.\n";

/** Suspending an area is proposed and dropped; later it is applied, refuses one release, lets others go, and is lifted. */
export async function measures(stage: AffairStage): Promise<string> {
  const { cast, ids } = stage;
  const ours = cast.arvenia["liaison officer"].client;
  const theirs = cast.talvia["liaison officer"].client;
  const propose = async (text: string) => {
    const { result } = await ours.call(measureOperations.proposeMeasure, {
      body: { partner: ids.talvia, what: "suspend-area", areas: ["cyber-threats"], reason: "breach", text },
    });
    await reached(stage, "talvia", result.measure, "proposed");
    return result;
  };
  const threatened = await propose("Sharing on cyber threats will stop unless the questions are answered.");
  await ours.call(measureOperations.dropMeasure, { params: threatened, body: { reason: "answered" } });
  await reached(stage, "talvia", threatened.measure, "dropped");

  const applied = await propose("One question is still without an answer after three weeks.");
  await ours.call(measureOperations.applyMeasure, { params: applied, body: {} });
  await reached(stage, "talvia", applied.measure, "applied");
  const stopped = await cast.arvenia.analyst.client
    .call(productOperations.writeReport, {
      body: {
        title: "Beacons of the coast",
        text: TEXT,
        areas: ["cyber-threats"],
        purposes: ["cyber-defence"],
      },
    })
    .then(({ result }) => release(cast, ids, "arvenia", [result.product]))
    .catch((cause: unknown) => cause);
  if (!(stopped instanceof ProblemError))
    throw new Error("a release in the suspended area should be refused");
  const convoy = await write(cast, "arvenia", "Convoys, week 47", TEXT);
  await received(cast, "arvenia", await release(cast, ids, "arvenia", [convoy]));
  const { effect } = await ours.call(measureOperations.getMeasure, { params: applied });
  if (effect?.stopped.refusals !== 1) throw new Error("the suspension should have refused one release");

  await ours.call(measureOperations.liftMeasure, { params: applied, body: {} });
  await until("the resumption to arrive", async () => {
    const seen = await theirs.call(measureOperations.getMeasure, { params: applied });
    return seen.state === "applied" ? seen : undefined;
  });
  await theirs.call(measureOperations.liftMeasure, { params: applied, body: {} });
  for (const party of ["arvenia", "talvia"] as const) await reached(stage, party, applied.measure, "lifted");
  stage.say(
    `Suspending cyber threats is proposed and dropped; later applied: it refuses ${effect.stopped.refusals} release, the maritime report goes on; both sign and it is lifted.`,
  );
  return applied.measure;
}

/** The next version of the agreement: one more area. */
export const withAirSafety = (document: AgreementDocument, hash: Digest): AgreementDocument => ({
  ...document,
  version: document.version + 1,
  supersedes: hash,
  vocab: {
    ...document.vocab,
    areas: [
      { code: "air-safety", name: { en: "air safety", fr: "sûreté aérienne" } },
      ...document.vocab.areas,
    ],
  },
  clauses: document.clauses.map((clause) =>
    clause.kind === "areas"
      ? { ...clause, params: { allow: ["air-safety", ...(clause.params as { allow: string[] }).allow] } }
      : clause,
  ),
});

/** A decision to share more: announced, put into the agreement by both, and counted before and after. */
export async function shareMore(stage: AffairStage): Promise<string> {
  const { cast, ids } = stage;
  const ours = cast.arvenia["liaison officer"].client;
  const { result } = await ours.call(measureOperations.proposeMeasure, {
    body: {
      partner: ids.talvia,
      what: "share-more",
      areas: ["air-safety"],
      text: "What concerns the safety of flights is shared from now on.",
    },
  });
  const early = await ours
    .call(measureOperations.applyMeasure, { params: result, body: {} })
    .catch((cause: unknown) => cause);
  if (!(early instanceof ProblemError)) throw new Error("more cannot be shared before the agreement says so");
  await amend(stage, withAirSafety);
  await ours.call(measureOperations.applyMeasure, { params: result, body: {} });
  const { result: written } = await cast.arvenia.analyst.client.call(productOperations.writeReport, {
    body: {
      title: "Drones near Meliore",
      text: TEXT,
      areas: ["air-safety"],
      purposes: ["incident-response"],
    },
  });
  await received(cast, "arvenia", await release(cast, ids, "arvenia", [written.product]));
  await reached(stage, "talvia", result.measure, "applied");
  const { volumes } = await ours.call(measureOperations.getMeasure, { params: result });
  const after = volumes?.after.find(({ area }) => area === "air-safety")?.count ?? 0;
  if (after !== 1) throw new Error("the first product of the new area should be counted");
  stage.say(
    "It is decided to share more: the agreement gains an area, and the volumes before and after are counted.",
  );
  return result.measure;
}

/** Waits until a party sees a measure in a state. */
async function reached(
  { cast }: AffairStage,
  party: "arvenia" | "talvia",
  measure: string,
  state: string,
): Promise<void> {
  await until(`the measure to be ${state}`, async () => {
    const { items } = await cast[party]["liaison officer"].client.call(measureOperations.listMeasures);
    return items.find((one) => one.measure === measure && one.state === state);
  });
}
