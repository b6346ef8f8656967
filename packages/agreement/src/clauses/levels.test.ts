import { permitted, recipient } from "../testing.ts";
import { community, fromElsewhere, marked, tryKind } from "./cases.ts";

tryKind("equivalence", {
  permits: [permitted(), permitted({ label: community })],
  forbids: [
    ["no-equivalent", permitted(marked({ level: "SCI" }))],
    ["no-equivalent", permitted(fromElsewhere)],
    ["another-marking-system", permitted(marked({ policy: "XTL" }))],
    ["another-marking-system", permitted(marked({ policy: "COMMUNITY" }))],
    ["another-marking-system", permitted(marked({ level: "NONE" }))],
  ],
  lacks: [permitted({ label: "unknown" })],
});

tryKind("ceiling", {
  permits: [
    permitted(marked({ level: "S" })),
    permitted({ ...marked({ level: "NP" }), recipient: { ...recipient, clearance: "unknown" } }),
  ],
  forbids: [
    ["above-ceiling", permitted(marked({ level: "TS" }))],
    ["unknown-level", permitted(marked({ level: "XX" }))],
    ["unknown-level", permitted(fromElsewhere)],
    [
      "above-clearance",
      permitted({ ...marked({ level: "S" }), recipient: { ...recipient, clearance: "C" } }),
    ],
    ["unknown-clearance", permitted({ recipient: { ...recipient, clearance: "DR" } })],
  ],
  lacks: [
    permitted({ label: "unknown" }),
    permitted({ recipient: { ...recipient, clearance: "unknown" } }),
    permitted({ recipient: "unknown" }),
  ],
});
