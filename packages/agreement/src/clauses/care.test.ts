import { NOW, permitted } from "../testing.ts";
import { assessed, passedOn, standing, tryKind, twice } from "./cases.ts";

tryKind("necessity-note", {
  permits: [permitted(), permitted({ note: "none", standing: standing({}) })],
  forbids: [
    ["no-note", permitted({ note: "none" })],
    [
      "note-too-short",
      permitted({
        note: { necessity: " ".repeat(80), proportionality: "x".repeat(40), alternatives: "x".repeat(40) },
      }),
    ],
    ["no-note", permitted({ note: "none", standing: standing({ covers: false }) })],
  ],
  lacks: [permitted({ note: "unknown" })],
});

tryKind("two-person", {
  permits: [permitted(), permitted({ approvals: [], standing: standing({}) })],
  forbids: [
    ["too-few-approvers", permitted({ approvals: [] })],
    ["too-few-approvers", permitted({ approvals: twice("officer-2") })],
    ["too-few-approvers", permitted({ author: "officer-2" })],
    [
      "too-few-approvers",
      permitted({
        approvals: [
          { person: "a", role: "release-officer" },
          { person: "b", role: "analyst" },
        ],
      }),
    ],
    ["too-few-approvers", permitted({ approvals: [], standing: standing({ until: NOW }) })],
    ["too-few-approvers", permitted({ approvals: [], standing: standing({ quotaLeft: 0 }) })],
    [
      "too-few-approvers",
      permitted({ approvals: [], standing: standing({ approvals: twice("officer-2") }) }),
    ],
    ["too-few-approvers", passedOn({ approvals: [], standing: standing({}) })],
  ],
  lacks: [permitted({ approvals: "unknown" }), permitted({ author: "unknown" })],
});

tryKind("rights-assessment", {
  permits: [permitted(), assessed({})],
  forbids: [
    ["no-assessment", assessed({ result: "none" })],
    ["unfavourable-assessment", assessed({ result: "unfavourable" })],
    ["missing-assurance", assessed({ assurances: ["fair-trial"] })],
    ["assessment-not-approved", assessed({ approver: { person: "officer-2", role: "release-officer" } })],
    ["assessment-not-approved", assessed({ approver: { person: "analyst-1", role: "legal-adviser" } })],
  ],
  lacks: [assessed({ triggers: "unknown" }), assessed({ result: "unknown" })],
});
