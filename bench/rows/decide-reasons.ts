import { decide } from "@entente/agreement";
import { questions } from "../decide/questions.ts";
import { repeat } from "../decide/repeat.ts";
import type { Row } from "../row.ts";

/** For information: the whole decision with its reasons, and the digests that make it evidence. */
export const row: Row = {
  name: "decide-reasons",
  what: "decide, 30 clauses, with reasons and digests (for information)",
  goal: { atLeast: 0 },
  unit: "/s",
  oneCore: true,
  async run(progress, { quick }) {
    const asked = questions();
    const perSecond = repeat(
      asked.facts,
      (facts) => decide(asked.compiled, facts).verdict !== "refuse",
      quick ? 1 : 5,
      progress,
    );
    return { value: perSecond.rate, details: { ...perSecond, ...asked.about } };
  },
};
