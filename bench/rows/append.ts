import { compareAppends } from "../ledger/compare.ts";
import type { Row } from "../row.ts";

export const row: Row = {
  name: "append",
  what: "ledger appends, durable, without content",
  goal: { atLeast: 20_000 },
  unit: "/s",
  ratioAtLeast: 0.6,
  run: (progress, { quick }) => compareAppends(quick ? 20_000 : 200_000, false, progress),
};
