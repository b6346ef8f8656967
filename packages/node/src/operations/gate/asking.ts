import { addDuration } from "@entente/agreement";
import { activityTerms, conflict, invalid, notFound } from "@entente/api";
import { type ActCall, type Acting, instantText, versionsOf, wordsItem } from "../../acting/index.ts";
import type { PartyId } from "../../keys/index.ts";
import { operationsClause } from "./clause.ts";
import { judge, pass, termsOf } from "./gate.ts";
import { stateOfQuestion } from "./partner-say.ts";
import { latestOf, requireFit, requireOwn, wantedOf } from "./proposing.ts";
import { questionRow, questionsAbout } from "./rows.ts";
import { textOf } from "./shown.ts";

/** An operation before the partner: put in the detail that the clause asks for, answered, conditions accepted. */

export function putOperation(acting: Acting, call: ActCall, operation: string) {
  return acting.act(call, (reader) => {
    const row = requireOwn(reader, operation);
    const { partner } = row;
    const latest = latestOf(reader, row);
    requireFit(row, latest.act);
    const wanted = wantedOf(acting, row, latest);
    const { binding } = pass(judge(acting, reader, wanted, "put"), wanted);
    const clause = operationsClause(binding.document, acting.us, partner);
    if (clause === undefined || clause.params.partnerSay === "none")
      throw conflict(
        "The agreement does not make this operation the partner’s concern: it is not put to it.",
      );
    const { partnerSay: say, answerWithin } = clause.params;
    const asked = questionsAbout(reader, "ours", partner, operation);
    if (asked.some(({ version }) => version === latest.version))
      throw conflict("This was put to the partner before; asking again does not restart its clock.");
    if (asked.some((each) => stateOfQuestion(each, acting.now()) === "waiting"))
      throw conflict("The partner has been asked and has time to answer: its answer comes first.");
    const question = acting.newId();
    const answerBy = addDuration(instantText(acting.now()), answerWithin);
    return {
      entries: acting.says(call, partner, {
        kind: "operation.put/1",
        actor: "operations-officer",
        agreement: binding.hash,
        body: { question, operation, say, answerBy },
        // Readable, or the gate had not opened.
        items: [wordsItem("terms", termsOf(wanted.purpose, wanted.particulars!))],
      }),
      expects: versionsOf(
        reader,
        `operation:${operation}`,
        `authority:${latest.authority}`,
        `agreement:${partner}`,
      ),
      result: { operation, question, say, answerBy },
    };
  });
}

export type AnswerGiven = {
  readonly answer: "consents" | "conditions" | "objects";
  readonly text?: string | undefined;
};

/** Our answer to what the partner has put. It is given once; a late one is given all the same. */
export function answerOperation(
  acting: Acting,
  call: ActCall,
  { partner, question }: { readonly partner: string; readonly question: string },
  { answer, text }: AnswerGiven,
) {
  return acting.act(call, (reader) => {
    acting.requireRelation(partner, reader);
    const row = questionRow(reader, "theirs", partner, question);
    if (row === undefined) throw notFound("question");
    if (row.say === "notice") throw conflict("This is a notice: it asks for no answer.");
    if (row.answer !== null) throw conflict("This question was answered before.");
    if (answer !== "consents" && text === undefined)
      throw invalid("/text", answer === "objects" ? "Say why." : "Say what the conditions are.");
    const terms = row.payload === null ? undefined : acting.words(row.payload, activityTerms);
    if (answer !== "objects" && terms === undefined)
      throw conflict("Its terms are not readable here: they can be objected to, and not agreed to.");
    return {
      entries: acting.says(call, partner, {
        kind: "operation.answered/1",
        actor: roleOf(call),
        body: { question, answer },
        ...(text === undefined ? {} : { items: [wordsItem("answer", { text })] }),
      }),
      expects: versionsOf(reader, `put:${question}`),
      result: { question, answer },
    };
  });
}

export function acceptConditions(
  acting: Acting,
  call: ActCall,
  { partner, question }: { readonly partner: string; readonly question: string },
  { accepts, text }: { readonly accepts: boolean; readonly text?: string | undefined },
) {
  return acting.act(call, (reader) => {
    const row = questionRow(reader, "ours", partner, question);
    if (row === undefined) throw notFound("question");
    if (row.answer !== "conditions") throw conflict("The partner has set no conditions to this question.");
    if (row.accepts !== null) throw conflict("These conditions were answered before.");
    if (accepts && textOf(acting, row.answer_payload) === undefined)
      throw conflict("These conditions are not readable here: they can be declined, and not accepted.");
    return {
      entries: acting.says(call, partner as PartyId, {
        kind: "operation.accepted/1",
        actor: "operations-officer",
        body: { question, accepts },
        ...(text === undefined ? {} : { items: [wordsItem("reply", { text })] }),
      }),
      expects: versionsOf(reader, `question:${question}`),
      result: { question, accepts },
    };
  });
}

const roleOf = ({ session }: ActCall) =>
  session.roles.includes("liaison-officer") ? "liaison-officer" : "operations-officer";
