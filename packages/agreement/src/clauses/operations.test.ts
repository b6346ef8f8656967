import { operating, tryKind, unmasking } from "./cases.ts";

tryKind("operations", {
  permits: [operating({})],
  forbids: [
    ["technique", operating({ techniques: ["imagery", "burglary"] })],
    ["no-technique", operating({ techniques: [] })],
    ["place", operating({ places: ["ELSEWHERE"] })],
    ["no-place", operating({ places: [] })],
    ["purpose", operating({}, { purpose: "curiosity" })],
    ["no-partner-consent", operating({ partner: "silent" })],
    ["no-partner-consent", operating({ partner: "objected" })],
    ["no-partner-consent", operating({ partner: "waiting" })],
  ],
  lacks: [
    operating({}, { operation: "unknown" }),
    operating({ partner: "unknown" }),
    operating({}, { purpose: "unknown" }),
  ],
});

tryKind("no-target", {
  permits: [
    operating({}),
    operating({ targets: [{ office: "head-of-state", class: "none" }] }, { now: "2031-01-01T00:00:00Z" }),
  ],
  forbids: [
    [
      "spared-office",
      operating({
        targets: [
          { office: "none", class: "none" },
          { office: "head-of-state", class: "none" },
        ],
      }),
    ],
    ["spared-class", operating({ targets: [{ office: "none", class: "diplomatic-agent" }] })],
  ],
  lacks: [operating({ targets: "unknown" }), operating({}, { operation: "unknown" })],
});

tryKind("unmasking", {
  permits: [unmasking({})],
  forbids: [
    ["justification-too-short", unmasking({ justification: "because" })],
    ["not-approved", unmasking({ approvals: [] })],
    ["not-approved", unmasking({ author: "adviser-1" })],
  ],
  lacks: [
    unmasking({ justification: "unknown" }),
    unmasking({ approvals: "unknown" }),
    unmasking({ author: "unknown" }),
  ],
});
