import { type BodyOf, conflict, invalid, notFound, type publicationOperations } from "@entente/api";
import { type ActCall, type Acting, ruleRefusal, versionsOf, wordsItem } from "../../acting/index.ts";
import type { Outcome } from "../../ledger/index.ts";
import type { Reader } from "../../store/index.ts";
import { commentWords } from "../bodies.ts";
import { commentStream, numberingStream } from "../entries/readers.ts";
import { type CommentRow, commentRow, nextNumber } from "../queries/readers.ts";

export type Numbered = { comment: string; number?: number };

const numbered = (comment: string, number: number | undefined): Numbered =>
  number === undefined ? { comment } : { comment, number };

function known(reader: Reader, comment: string): CommentRow {
  const row = commentRow(reader, comment);
  if (row === undefined) throw notFound("comment");
  return row;
}

/** A refusal says why by a code, and shows the words it is about. Throws 404, 409, 422. */
export function decideComment(
  acting: Acting,
  call: ActCall,
  comment: string,
  { decision, code, passage, reason }: BodyOf<typeof publicationOperations.decideComment>,
): Promise<Outcome<Numbered>> {
  return acting.act(call, (reader) => {
    const row = known(reader, comment);
    if (row.state !== "waiting") throw conflict(`This comment was ${row.state} before.`);
    if (decision === "refused" && code === undefined)
      throw invalid("/code", "A refusal says why by one of the codes of the published policy.");
    if (decision === "approved" && (code ?? passage ?? reason) !== undefined)
      throw invalid("/code", "What is approved is shown as it was written, without a reason.");
    if (passage !== undefined && acting.words(row.payload, commentWords)?.text.includes(passage) !== true)
      throw invalid("/passage", "These words do not stand in the comment.");
    const { publication, payload } = row;
    const number = decision === "approved" ? nextNumber(reader, publication) : undefined;
    const words = {
      ...(passage === undefined ? {} : { passage }),
      ...(reason === undefined ? {} : { reason }),
    };
    return {
      entries: [
        {
          log: "house",
          kind: "comment.decided/1",
          body: {
            comment,
            publication,
            decision,
            ...(code === undefined ? {} : { code }),
            ...(number === undefined ? {} : { number }),
            by: call.session.account,
            payload,
          },
          ...(decision === "refused" ? { items: [wordsItem("comment-decision", words)] } : {}),
        },
      ],
      expects: versionsOf(reader, commentStream(comment), numberingStream(publication)),
      result: numbered(comment, number),
    };
  });
}

/** Decided once, by another account than the one that refused. Throws 404, 409, 422. */
export function decideCommentAppeal(
  acting: Acting,
  call: ActCall,
  comment: string,
  { decision, reason }: BodyOf<typeof publicationOperations.decideCommentAppeal>,
): Promise<Outcome<Numbered>> {
  return acting.act(call, (reader) => {
    const row = known(reader, comment);
    if (row.appeal_state === null) throw conflict("The writer has made no appeal.");
    if (row.appeal_state !== "waiting")
      throw conflict(`This appeal was ${row.appeal_state} before; there is one.`);
    if (row.decided_by === call.session.account)
      throw ruleRefusal({ action: "comment.appeal-decide", subject: comment }, "second-person", {
        en: "An appeal goes to another person than the one who refused the comment.",
        fr: "Un recours est examiné par une autre personne que celle qui a refusé le commentaire.",
      });
    const { publication } = row;
    const number = decision === "overturned" ? nextNumber(reader, publication) : undefined;
    return {
      entries: [
        {
          log: "house",
          kind: "comment.appeal-decided/1",
          body: {
            comment,
            publication,
            decision,
            ...(number === undefined ? {} : { number }),
            by: call.session.account,
          },
          items: [wordsItem("appeal-decision", { reason })],
        },
      ],
      expects: versionsOf(reader, commentStream(comment), numberingStream(publication)),
      result: numbered(comment, number),
    };
  });
}

/** Destroys the words of a refused comment, and what quotes them; code and dates stay. Throws 404, 409. */
export function eraseComment(
  acting: Acting,
  call: ActCall,
  comment: string,
): Promise<Outcome<{ comment: string }>> {
  return acting.act(call, (reader) => {
    const row = known(reader, comment);
    if (row.erased !== null) throw conflict("This comment was erased already.");
    if (row.state !== "refused") throw conflict("Only a refused comment is erased.");
    if (row.appeal_state === "waiting") throw conflict("The writer has appealed; decide that first.");
    const payloads = [row.payload, row.decision_payload, row.appeal_payload, row.appeal_reason].filter(
      (each) => each !== null,
    );
    return {
      entries: [
        { log: "house", kind: "comment.erased/1", body: { comment, by: call.session.account, payloads } },
      ],
      expects: versionsOf(reader, commentStream(comment)),
      result: { comment },
    };
  });
}
