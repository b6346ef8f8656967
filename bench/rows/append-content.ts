import { compareAppends } from "../ledger/compare.ts";
import type { Row } from "../row.ts";

export const row: Row = {
  name: "append-content",
  what: "ledger appends, durable, with 1.6 KB content",
  goal: { atLeast: 10_000 },
  unit: "/s",
  ratioAtLeast: 0.6,
  run: (progress, { quick }) => compareAppends(quick ? 10_000 : 80_000, true, progress),
};
