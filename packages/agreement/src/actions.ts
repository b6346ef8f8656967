/** The closed list of what can be decided on (agreement.md §5, with the operations of DESIGN.md). */
export const actions = [
  "operation.start",
  "operation.change",
  "operation.renew",
  "request.send",
  "request.answer",
  "match",
  "disclose",
  "release",
  "onward",
  "purpose-change",
  "unmask",
  "recall",
  "retain-extend",
  "oversight.read",
  "joint-case.add",
] as const;

export type Action = (typeof actions)[number];

/** Content reaches someone: shown, left as a copy, or passed on to a third. */
export const giving: readonly Action[] = ["disclose", "release", "onward"];
/** A copy is left. */
export const copying: readonly Action[] = ["release", "onward"];
export const operating: readonly Action[] = ["operation.start", "operation.change", "operation.renew"];
export const asking: readonly Action[] = ["request.send", "request.answer"];
