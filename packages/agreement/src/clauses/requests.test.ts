import { permitted } from "../testing.ts";
import { answering, asking, match, matchingId, tryKind, used } from "./cases.ts";

tryKind("no-circumvention", {
  permits: [asking({}), answering({ answer: "granted" })],
  forbids: [
    ["no-statement", asking({ statement: "none" })],
    ["no-statement", asking({ statement: "another" })],
  ],
  lacks: [asking({ statement: "unknown" }), permitted({ action: "request.send", request: "unknown" })],
});

tryKind("request-deadlines", {
  permits: [asking({}), asking({ urgency: "urgent-direct" })],
  forbids: [["unknown-urgency", asking({ urgency: "soon" as "other" })]],
  lacks: [asking({ urgency: "unknown" }), permitted({ action: "request.send", request: "none" })],
});

tryKind("request-refusal", {
  permits: [
    answering({ answer: "granted" }),
    answering({ answer: "refused", refusalCode: "law", refusalReason: "Article 4." }),
  ],
  forbids: [
    ["uncoded-refusal", answering({ answer: "refused" })],
    ["no-reason", answering({ answer: "refused", refusalCode: "law" })],
    ["no-reason", answering({ answer: "refused", refusalCode: "law", refusalReason: "  " })],
  ],
  lacks: [answering({ answer: "unknown" }), answering({ answer: "none" })],
});

tryKind("matching", {
  permits: [match({})],
  forbids: [
    ["protocol", match({ protocol: "plain-list" })],
    ["set-too-large", match({ setSize: 10_001 })],
    ["set-too-large", match({ setSize: 0 })],
    ["reveals-too-much", match({ reveal: "items" })],
    ["match-quota", match({}, used(matchingId, { matches: 20 }))],
  ],
  lacks: [
    match({}, { match: "unknown" }),
    match({ setSize: "unknown" }),
    match({ reveal: "unknown" }),
    match({}, { quotas: "unknown" }),
    match({}, { quotas: [] }),
    match({}, { ...used(matchingId, {}), purpose: "unknown" }),
  ],
});

tryKind("volume-quota", {
  permits: [permitted({ ...used("7.4", { items: 99 }) })],
  forbids: [
    ["item-quota", permitted(used("7.4", { items: 100 }))],
    ["person-quota", permitted({ ...used("7.4", { persons: 9 }), personCount: 2 })],
    ["item-quota", permitted(used("7.4", { items: Number.NaN }))],
  ],
  lacks: [
    permitted({ quotas: "unknown" }),
    permitted({ quotas: [] }),
    permitted({ ...used("7.4", {}), objects: "unknown" }),
    permitted({ ...used("7.4", {}), personCount: "unknown" }),
  ],
});
