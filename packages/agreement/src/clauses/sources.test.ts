import { permitted } from "../testing.ts";
import { consent, tryKind } from "./cases.ts";

tryKind("source-grading", {
  permits: [permitted({ gradings: [{ scale: "4x4", grade: "B2" }] }), permitted({ reviews: ["ungraded"] })],
  forbids: [
    ["grade-not-accepted", permitted({ gradings: [{ scale: "4x4", grade: "X4" }] })],
    ["grade-not-accepted", permitted({ gradings: [{ scale: "6x6", grade: "B2" }] })],
    ["ungraded", permitted()],
    ["ungraded", permitted({ gradings: [] })],
  ],
  lacks: [permitted({ gradings: "unknown" })],
});

tryKind("action-on", {
  permits: [permitted({ use: { action: "internal", judicial: false } })],
  forbids: [
    ["use-beyond", permitted({ use: { action: "external-indirect", judicial: false } })],
    ["judicial-use", permitted({ use: { action: "none", judicial: true } })],
    [
      "judicial-use",
      permitted({ use: { action: "none", judicial: true }, consents: consent("judicial-use") }),
    ],
  ],
  lacks: [permitted({ use: "unknown" })],
});
