import { permitted } from "../testing.ts";
import { inState, tryKind } from "./cases.ts";

tryKind("term", {
  permits: [permitted(), permitted({ action: "disclose", held: true, now: "2030-01-01T00:00:00Z" })],
  forbids: [
    ["before-term", permitted({ now: "2025-12-31T23:59:59Z" })],
    ["after-term", permitted({ now: "2029-01-01T00:00:00Z" })],
    ["denounced", inState({ status: "denounced", noticeEnds: "2027-01-01T00:00:00Z" })],
    ["not-in-force", inState({ status: "draft" })],
    ["not-in-force", inState({ status: "terminated" })],
    ["not-in-force", inState({ status: "expired" })],
    ["not-in-force", inState({ status: "ended" })],
  ],
  lacks: [inState({ status: "unknown" })],
});

tryKind("suspension", {
  permits: [
    permitted(),
    inState({ suspendedAreas: ["ransomware"] }),
    { ...inState({ status: "suspended" }), action: "disclose", held: true },
  ],
  forbids: [
    ["suspended", inState({ status: "suspended" })],
    ["area-suspended", inState({ suspendedAreas: ["kessel-strait"] })],
    ["suspended", { ...inState({ status: "suspended" }), action: "disclose", held: false }],
  ],
  lacks: [
    inState({ status: "unknown" }),
    inState({ suspendedAreas: "unknown" }),
    permitted({ action: "disclose", held: "unknown" }),
    { ...inState({ suspendedAreas: ["ransomware"] }), areas: "unknown" },
  ],
});

tryKind("review", {
  permits: [permitted(), inState({ reviewOverdue: true })],
  forbids: [],
  lacks: [inState({ reviewOverdue: "unknown" })],
});

tryKind("liability", { permits: [permitted()], forbids: [], lacks: [] });

tryKind("amendment", { permits: [permitted()], forbids: [], lacks: [] });
