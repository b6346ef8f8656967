import { durationMs, isTime } from "@entente/agreement";
import type { Sentence } from "@entente/api";
import type { z } from "zod";
import { entrySide, instantText, otherSide, payloadOf } from "../../acting/index.ts";
import type { Agreements } from "../../agreements/index.ts";
import type { PartyId } from "../../keys/index.ts";
import { entryKind, type Folding } from "../../ledger/index.ts";
import type { Reader } from "../../store/index.ts";
import * as bodies from "./bodies.ts";
import { operationsClause } from "./clause.ts";
import { questionRow, questionsAbout, toldRow } from "./rows.ts";

/** What the parties say to each other of operations: put, answered, accepted, begun, changed, renewed, stopped. */

const liaison = { log: "liaison", effect: "partner" } as const;
/** Whoever answers stands on the other side of the question. */
const asked = ({ mine }: Pick<Folding, "mine">) => (mine ? "theirs" : "ours");
/** Clocks are cut to the second, and an entry is written a moment after it was decided on. */
const SLACK_MS = 60_000;

type VersionOf = Agreements["version"];

/** A question counts when the agreement that it cites gives this party that say, and the time to answer. */
function putProblem(
  entry: Folding<z.infer<typeof bodies.operationPut>>,
  reader: Reader,
  us: PartyId,
  versionOf: VersionOf,
): Sentence | undefined {
  const { body, party, envelope, at } = entry;
  if (envelope.set?.count !== 1) return "an operation is put with one sealed set of terms";
  if (questionRow(reader, "theirs", party, body.question) !== undefined)
    return "another question with this id was put before";
  const document = versionOf(party, envelope.agreement ?? "")?.document;
  const clause = document === undefined ? undefined : operationsClause(document, party, us);
  if (clause === undefined) return "it cites no agreement with a clause on operations";
  if (clause.params.partnerSay !== body.say) return "the clause gives another say than the entry states";
  if (!isTime(body.answerBy)) return "it names no moment that exists to answer by";
  if (Date.parse(body.answerBy) < at + durationMs(clause.params.answerWithin) - SLACK_MS)
    return "it leaves less time to answer than the clause does";
  const open = questionsAbout(reader, "theirs", party, body.operation).find(
    ({ answer, say, answer_by }) => answer === null && say !== "notice" && answer_by > instantText(at),
  );
  return open === undefined ? undefined : "a question about this operation is still open: its clock runs on";
}

const operationPut = (us: PartyId, versionOf: VersionOf) =>
  entryKind({
    ...liaison,
    kind: "operation.put/1",
    body: bodies.operationPut,
    fold: (entry) => {
      const { question, operation } = entry.body;
      const row = { ...entry.body, side: entrySide(entry), partner: otherSide(entry), at: entry.at };
      return {
        changes: [["activities.put", { ...row, payload: payloadOf(entry) }]],
        touches: entry.mine ? [`operation:${operation}`, `question:${question}`] : [`put:${question}`],
      };
    },
    receive: (entry, reader) => {
      const aside = putProblem(entry, reader, us, versionOf);
      return aside === undefined ? {} : { aside };
    },
  });

const operationAnswered = entryKind({
  ...liaison,
  kind: "operation.answered/1",
  body: bodies.operationAnswered,
  fold: (entry) => {
    const { question, answer } = entry.body;
    const row = { side: asked(entry), partner: otherSide(entry), question, answer, at: entry.at };
    return {
      changes: [["activities.answer", { ...row, payload: payloadOf(entry) }]],
      touches: [entry.mine ? `put:${question}` : `question:${question}`],
    };
  },
  receive: ({ body, party }, reader) => {
    const row = questionRow(reader, "ours", party, body.question);
    if (row === undefined) return { aside: "an answer to a question that was not put to that party" };
    if (row.say === "notice") return { aside: "an answer to a notice, which asks for none" };
    return row.answer === null ? {} : { aside: "that question was answered before" };
  },
});

const operationAccepted = entryKind({
  ...liaison,
  kind: "operation.accepted/1",
  body: bodies.operationAccepted,
  fold: (entry) => {
    const { question, accepts } = entry.body;
    const row = { side: entrySide(entry), partner: otherSide(entry), question, accepts: Number(accepts) };
    return {
      changes: [["activities.accept", { ...row, at: entry.at, payload: payloadOf(entry) }]],
      touches: [entry.mine ? `question:${question}` : `put:${question}`],
    };
  },
  receive: ({ body, party }, reader) => {
    const row = questionRow(reader, "theirs", party, body.question);
    if (row?.answer !== "conditions") return { aside: "no conditions were set to that question" };
    return row.accepts === null ? {} : { aside: "those conditions were answered before" };
  },
});

/** A partner's word that an operation began without our consent is kept and marked, not set aside. */
const effected = (kind: string, isStart: boolean) =>
  entryKind({
    ...liaison,
    kind,
    body: bodies.operationEffected,
    fold: (entry) => {
      const { operation, question } = entry.body;
      const { at, mine } = entry;
      const [side, partner] = [entrySide(entry), otherSide(entry)];
      return {
        changes: [
          ["activities.effect-question", { side, partner, question, at }],
          ...(mine ? [] : [["activities.told", { partner, question, at, text: instantText(at) }] as const]),
        ],
        touches: mine ? [] : [`told:${operation}`],
      };
    },
    receive: ({ body, party }, reader) => {
      const row = questionRow(reader, "theirs", party, body.question);
      if (row?.operation !== body.operation) return { aside: "that operation was not put by this question" };
      if (row.effected_at !== null) return { aside: "what that question asked for had begun before" };
      const told = toldRow(reader, party, body.operation);
      if (isStart) return told === undefined ? {} : { aside: "that operation had begun before" };
      if (told === undefined) return { aside: "that operation has not begun" };
      return told.stopped_at === null ? {} : { aside: "that operation was stopped" };
    },
  });

const operationStopped = entryKind({
  ...liaison,
  kind: "operation.stopped/1",
  body: bodies.operationStopped,
  fold: (entry) => {
    const { operation } = entry.body;
    return entry.mine
      ? { changes: [], touches: [] }
      : {
          changes: [["activities.told-stop", { partner: otherSide(entry), operation, at: entry.at }]],
          touches: [`told:${operation}`],
        };
  },
  receive: ({ body, party }, reader) => {
    const told = toldRow(reader, party, body.operation);
    if (told === undefined) return { aside: "that operation has not begun" };
    return told.stopped_at === null ? {} : { aside: "that operation was stopped before" };
  },
});

export const liaisonKinds = (us: PartyId, versionOf: VersionOf) => [
  operationPut(us, versionOf),
  operationAnswered,
  operationAccepted,
  effected("operation.started/1", true),
  effected("operation.changed/1", false),
  effected("operation.renewed/1", false),
  operationStopped,
];

/** Those whose content the other side reads. */
export const FETCHED = ["operation.put/1", "operation.answered/1", "operation.accepted/1"];
