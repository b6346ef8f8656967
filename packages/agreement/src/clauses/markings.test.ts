import { ARVENIA, label, OSTRAND, permitted } from "../testing.ts";
import { community, consent, marked, passedOn, tryKind } from "./cases.ts";

tryKind("rel-to", {
  permits: [
    permitted(),
    passedOn(marked({ relTo: ["XOS"] })),
    permitted({ label: { ...community, relTo: [] } }),
  ],
  forbids: [
    [
      "no-rel-to",
      permitted({ label: { originator: ARVENIA, policy: "XAR", level: "DR", caveats: [], text: "DR" } }),
    ],
    ["no-rel-to", permitted(marked({ relTo: [] }))],
    ["not-releasable-to", permitted(marked({ relTo: ["XOS"] }))],
    ["not-releasable-to", passedOn({})],
  ],
  lacks: [permitted({ label: "unknown" }), passedOn({ onward: "unknown" }), passedOn({ onward: "none" })],
});

tryKind("caveat-bar", {
  permits: [permitted()],
  forbids: [
    ["barred-caveat", permitted(marked({ caveats: ["NOFORN"] }))],
    ["barred-caveat", permitted(marked({ caveats: ["ORCON", "SPECIAL-ARVENIE"] }))],
  ],
  lacks: [permitted({ label: "unknown" })],
});

tryKind("caveats-known", {
  permits: [permitted(marked({ caveats: ["ORCON"] }))],
  forbids: [
    ["unknown-caveat", permitted(marked({ caveats: ["ORCON", "EYES-ONLY"] }))],
    ["unknown-marking", permitted({ unknownMarkings: ["LIMDIS"] })],
  ],
  lacks: [permitted({ label: "unknown" }), permitted({ unknownMarkings: "unknown" })],
});

tryKind("originator-control", {
  permits: [
    permitted(),
    permitted(marked({ caveats: ["ORCON"] })),
    passedOn({
      ...marked({ caveats: ["ORCON"] }),
      consents: consent("originator-control", { to: OSTRAND }),
    }),
  ],
  forbids: [
    ["no-originator-consent", passedOn(marked({ caveats: ["ORCON"] }))],
    ["no-originator-consent", permitted(marked({ caveats: ["ORCON"], originator: OSTRAND }))],
    [
      "no-originator-consent",
      passedOn({ ...marked({ caveats: ["ORCON"] }), consents: consent("originator-control") }),
    ],
  ],
  lacks: [permitted({ label: "unknown" })],
});

tryKind("tlp", {
  permits: [
    permitted(),
    permitted({ label: community }),
    permitted({ label: { ...community, tlp: "clear" } }),
  ],
  forbids: [
    ["above-tlp", permitted({ label: { ...community, tlp: "amber+strict" } })],
    ["above-tlp", permitted({ label: { ...community, tlp: "red" } })],
    ["unknown-tlp", permitted({ label: { ...community, tlp: "ultraviolet" as "red" } })],
    ["no-tlp", permitted({ label: { ...label, policy: "COMMUNITY", level: "NONE" } })],
  ],
  lacks: [permitted({ label: "unknown" })],
});

tryKind("handling-codes", {
  permits: [
    permitted(),
    permitted(marked({ handling: ["H0", "H1", "H2"] })),
    permitted({ ...marked({ handling: ["H3"] }), reviews: ["handling"] }),
    passedOn({ ...marked({ handling: ["H2"] }), consents: consent("handling", { to: OSTRAND }) }),
  ],
  forbids: [
    ["handling-h0", permitted({ ...marked({ handling: ["H0"] }), purpose: "cyber-defence" })],
    ["handling-h1", permitted({ ...marked({ handling: ["H1"] }), use: { action: "none", judicial: true } })],
    ["handling-h2", passedOn(marked({ handling: ["H2"] }))],
    ["handling-not-reviewed", permitted(marked({ handling: ["H3"] }))],
    ["unknown-handling", permitted(marked({ handling: ["H9" as "H0"] }))],
  ],
  lacks: [permitted({ label: "unknown" }), permitted({ ...marked({ handling: ["H1"] }), use: "unknown" })],
});
