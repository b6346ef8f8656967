import { verdictOf } from "@entente/agreement";
import { questions } from "../decide/questions.ts";
import { repeat } from "../decide/repeat.ts";
import type { Row } from "../row.ts";

export const row: Row = {
  name: "decide",
  what: "decide, 30 clauses, verdict only",
  goal: { atLeast: 500_000 },
  unit: "/s",
  oneCore: true,
  async run(progress, { quick }) {
    const asked = questions();
    const perSecond = repeat(
      asked.facts,
      (facts) => verdictOf(asked.compiled, facts) !== "refuse",
      quick ? 1 : 8,
      progress,
    );
    return { value: perSecond.rate, details: { ...perSecond, ...asked.about } };
  },
};
