import { runImports } from "../import/run-imports.ts";
import type { Row } from "../row.ts";

export const row: Row = {
  name: "import",
  what: "import of STIX bundles: parse, validate, label, seal, index, log",
  goal: { atLeast: 3000 },
  unit: "objects/s",
  oneCore: true,
  nodeOptions: ["--expose-gc"],
  run: (progress, { quick }) => runImports(quick ? [2000, 6000] : [20_000, 60_000, 200_000], progress),
};
