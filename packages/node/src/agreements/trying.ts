import {
  type Action,
  type AgreementDocument,
  AgreementError,
  actions,
  compile,
  type Decision,
  decide,
  explain,
  type Facts,
  readAgreement,
  timeOf,
  unknownFacts,
  writeAgreement,
} from "@entente/agreement";
import { type AgreementJson, type AgreementTrial, invalid } from "@entente/api";
import type { JsonValue } from "@entente/json";
import { inBoth } from "./words.ts";

type Trial = {
  readonly document: AgreementJson;
  readonly action: string;
  readonly from: string;
  readonly to: string;
  readonly facts: Readonly<Record<string, JsonValue>>;
};

/** Facts that follow from the trial itself and are not for the caller to say. */
const FIXED = ["action", "from", "to", "now"];

/** Decides on facts under a draft as if it were in force: what would go, what would not, and by which clause. */
export function tryAgreement(trial: Trial, now: number): AgreementTrial {
  const document = readTrial(trial.document);
  const action = actions.find((one) => one === trial.action);
  if (action === undefined) throw invalid("/action", `the acts are ${actions.join(", ")}`);
  const facts = factsOf(trial, action, now);
  return explained(decide(compile(document), facts), document);
}

/** A decision as people read it, in both languages. */
export function explained(decision: Decision, document: AgreementDocument): AgreementTrial {
  const said = { fr: explain(decision, document, "fr"), en: explain(decision, document, "en") };
  const both = (part: "reasons" | "duties", index: number) => ({
    fr: said.fr[part][index]?.sentence ?? "-",
    en: said.en[part][index]?.sentence ?? "-",
  });
  return {
    verdict: decision.verdict,
    summary: { fr: said.fr.summary, en: said.en.summary },
    violations: decision.violations.map(({ clause, kind, code, curable }, index) => ({
      clause,
      kind,
      code,
      curable,
      text: both("reasons", index),
    })),
    obligations: decision.obligations.map(({ clause, type, phase, by }, index) => ({
      clause,
      type,
      phase,
      ...(by === undefined ? {} : { by }),
      text: both("duties", index),
    })),
  };
}

/** Reads a draft. Throws ProblemError `invalid`, with a pointer to the fault. */
export function readTrial(draft: AgreementJson) {
  try {
    return readAgreement(writeAgreement(draft as unknown as Parameters<typeof writeAgreement>[0]));
  } catch (cause) {
    if (cause instanceof AgreementError) throw invalid(`/document${cause.path}`, inBoth(cause));
    throw cause;
  }
}

/** The caller's facts over a record in which nothing is established; their shape is the engine's to refuse. */
function factsOf({ from, to, facts }: Trial, action: Action, now: number): Facts {
  const unknown = unknownFacts({ action, from, to, now: timeOf(now) });
  for (const name of Object.keys(facts))
    if (!Object.hasOwn(unknown, name) || FIXED.includes(name))
      throw invalid(`/facts/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`, "no such fact");
  const state = { status: "in-force", suspendedAreas: [], noticeEnds: "none", reviewOverdue: false } as const;
  return { ...unknown, state, ...(facts as unknown as Partial<Facts>) };
}
