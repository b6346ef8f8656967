import { NOW, OSTRAND, permitted, TALVIA } from "../testing.ts";
import { consent, fromElsewhere, passedOn, repurposed, tryKind } from "./cases.ts";

tryKind("retention", {
  permits: [permitted(), permitted({ action: "retain-extend", consents: consent("retention") })],
  forbids: [
    ["sources-expired", permitted({ sourcesUntil: NOW })],
    ["no-retention-consent", permitted({ action: "retain-extend" })],
    [
      "no-retention-consent",
      permitted({ action: "retain-extend", consents: consent("retention", { expires: NOW }) }),
    ],
  ],
  lacks: [permitted({ sourcesUntil: "unknown" }), permitted({ action: "retain-extend", label: "unknown" })],
});

tryKind("recall", {
  permits: [permitted({ action: "recall" })],
  forbids: [],
  lacks: [permitted({ action: "recall", input: "none" })],
});

tryKind("purge-proof", {
  permits: [permitted({ action: "recall" })],
  forbids: [],
  lacks: [permitted({ action: "recall", input: "none" })],
});

tryKind("onward", {
  permits: [
    permitted(),
    passedOn({ consents: consent("onward", { to: OSTRAND }) }),
    permitted({ ...fromElsewhere, consents: consent("onward", { by: OSTRAND }) }),
  ],
  forbids: [
    ["no-onward-consent", passedOn({})],
    ["no-onward-consent", permitted(fromElsewhere)],
    ["no-onward-consent", passedOn({ consents: consent("onward") })],
    ["no-onward-consent", passedOn({ consents: consent("onward", { to: OSTRAND, item: "another" }) })],
    [
      "no-onward-consent",
      passedOn({ consents: consent("onward", { to: OSTRAND, purpose: "cyber-defence" }) }),
    ],
    ["no-onward-consent", passedOn({ consents: consent("onward", { to: OSTRAND, by: TALVIA }) })],
    ["no-onward-consent", passedOn({ consents: consent("onward", { to: OSTRAND, expires: NOW }) })],
    [
      "no-onward-consent",
      passedOn({ consents: consent("onward", { to: OSTRAND, granted: "2026-10-01T00:00:00Z" }) }),
    ],
    [
      "no-onward-consent",
      passedOn({ consents: consent("onward", { to: OSTRAND, granted: "2026-11-21T00:00:00Z" }) }),
    ],
    ["no-onward-consent", passedOn({ consents: consent("handling", { to: OSTRAND }) })],
  ],
  lacks: [permitted({ label: "unknown" }), passedOn({ onward: "unknown" })],
});

tryKind("purpose-change", {
  permits: [repurposed({ consents: consent("purpose-change") })],
  forbids: [
    ["no-purpose-consent", repurposed({})],
    ["not-the-decided-purpose", repurposed({ newPurpose: "cyber-defence" })],
  ],
  lacks: [repurposed({ newPurpose: "unknown" }), repurposed({ label: "unknown" })],
});

tryKind("correction", { permits: [permitted()], forbids: [], lacks: [] });
