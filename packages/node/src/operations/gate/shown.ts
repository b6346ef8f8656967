import {
  type ActivityTerms,
  type AnswerOf,
  type activityCondition,
  type activityOperations,
  activityParticulars,
  activityTerms,
  activityTest,
} from "@entente/api";
import type { z } from "zod";
import { type Acting, instantText } from "../../acting/index.ts";
import type { Reader } from "../../store/index.ts";
import { textSchema } from "./gate.ts";
import { isUnanswered, stateOfQuestion } from "./partner-say.ts";
import {
  type ActivityRow,
  type ConditionRow,
  conditionsOn,
  type QuestionRow,
  questionsAbout,
  type VersionRow,
  versionRow,
  versionRows,
} from "./rows.ts";

/** Rows as the API shows them, with what was sealed where it is readable here. */

type Question = AnswerOf<typeof activityOperations.listOperationQuestions>["items"][number];
type Summary = AnswerOf<typeof activityOperations.listOperations>["items"][number];
type Version = AnswerOf<typeof activityOperations.getOperation>["versions"][number];
type Condition = z.infer<typeof activityCondition>;

/** Members that are there only when there is something to say. */
export function known<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as never;
}

export const instantOr = (ms: number | null): string | undefined =>
  ms === null ? undefined : instantText(ms);

export function textOf(acting: Acting, payload: string | null): string | undefined {
  return payload === null ? undefined : acting.words(payload, textSchema)?.text;
}

export function questionShown(acting: Acting, row: QuestionRow): Question {
  const { side, partner, operation, say, answer_by, at, answered_at } = row;
  const state = stateOfQuestion(row, acting.now());
  const terms: ActivityTerms | undefined =
    row.payload === null ? undefined : acting.words(row.payload, activityTerms);
  return {
    id: row.question,
    side,
    partner,
    operation,
    say,
    state,
    askedAt: instantText(at),
    answerBy: answer_by,
    ...known({
      ageSeconds: isUnanswered(state) ? ageOf(at, acting.now()) : undefined,
      answeredAt: instantOr(answered_at),
      late: answered_at !== null && instantText(answered_at) > answer_by ? true : undefined,
      terms,
      text: textOf(acting, row.answer_payload),
      reply: textOf(acting, row.accept_payload),
    }),
  };
}

export const ageOf = (at: number, now: number): number => Math.max(0, Math.floor((now - at) / 1000));

export function conditionShown(acting: Acting, row: ConditionRow): Condition {
  const { condition, review, operation, at, payload } = row;
  return {
    id: condition,
    review,
    operation,
    at: instantText(at),
    state: row.confirmed_at !== null ? "confirmed" : row.met_at !== null ? "met" : "open",
    ...known({
      text: textOf(acting, payload),
      evidence: textOf(acting, row.met_payload),
      metAt: instantOr(row.met_at),
      metBy: row.met_by ?? undefined,
      confirmedAt: instantOr(row.confirmed_at),
      confirmedBy: row.confirmed_by ?? undefined,
      returned: textOf(acting, row.returned_payload),
    }),
  };
}

export function summaryShown(acting: Acting, reader: Reader, row: ActivityRow): Summary {
  const { operation, partner, at, started_at, stopped_at } = row;
  const latest = versionRow(reader, operation, row.version)!;
  const particulars = particularsOf(acting, latest);
  return {
    id: operation,
    partner,
    state: stopped_at !== null ? "stopped" : started_at !== null ? "started" : "proposed",
    blocked: conditionsOn(reader, operation).some(({ confirmed_at }) => confirmed_at === null),
    version: row.version,
    act: latest.act,
    purpose: latest.purpose,
    at: instantText(at),
    ...known({
      name: particulars?.name,
      startedAt: instantOr(started_at),
      stoppedAt: instantOr(stopped_at),
    }),
  };
}

export const particularsOf = (acting: Acting, { payload }: Pick<VersionRow, "payload">) =>
  payload === null ? undefined : acting.words(payload, activityParticulars);

export function versionsShown(acting: Acting, reader: Reader, row: ActivityRow): Version[] {
  const questions = questionsAbout(reader, "ours", row.partner, row.operation);
  return versionRows(reader, row.operation).map((each) => {
    const { version, act, authority, purpose, areas, at, by, tested_at, tested_by, favourable } = each;
    const question = questions.find((one) => one.version === version);
    return {
      version,
      act,
      authority,
      purpose,
      areas: JSON.parse(areas) as string[],
      at: instantText(at),
      by,
      ...known({
        particulars: particularsOf(acting, each),
        question: question === undefined ? undefined : questionShown(acting, question),
        effectedAt: instantOr(each.effected_at),
      }),
      ...(tested_at === null || tested_by === null
        ? {}
        : {
            test: {
              at: instantText(tested_at),
              by: tested_by,
              favourable: favourable === 1,
              ...known({
                words: each.test_payload === null ? undefined : acting.words(each.test_payload, activityTest),
              }),
            },
          }),
    };
  });
}
