import type { Facts, RequestFacts } from "@entente/agreement";
import type { AnsweredBody, SentBody } from "./bodies.ts";
import type { RequestRow } from "./rows.ts";

/** What the agreement is told of a request and of an answer, by whoever decides. */

type Asked = Pick<SentBody, "urgency" | "areas" | "purpose">;

export function askingFacts({ urgency, areas, purpose }: Asked, statement: string): Partial<Facts> {
  return {
    areas,
    purpose,
    purposeLimits: "none",
    request: { urgency, statement, answer: "none", refusalCode: "none", refusalReason: "none" },
  };
}

const ANSWERS = { answered: "granted", partly: "partial", refused: "refused" } as const satisfies Record<
  AnsweredBody["answer"],
  RequestFacts["answer"]
>;

export type Answering = {
  readonly answer: AnsweredBody["answer"];
  readonly statement: string;
  readonly code?: string | undefined;
  readonly reason?: string | undefined;
};

export function answeringFacts(row: RequestRow, given: Answering): Partial<Facts> {
  return {
    areas: JSON.parse(row.areas) as string[],
    purpose: row.purpose,
    purposeLimits: "none",
    request: {
      urgency: row.urgency,
      statement: given.statement,
      answer: ANSWERS[given.answer],
      refusalCode: given.code ?? "none",
      refusalReason: given.reason ?? "none",
    },
  };
}
