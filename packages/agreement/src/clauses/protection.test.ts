import { permitted } from "../testing.ts";
import { hit, lawyer, legalAdviser, tryKind } from "./cases.ts";

tryKind("protected-persons", {
  permits: [
    permitted({ persons: [{ ...hit, treatment: "pseudonymised" }] }),
    permitted({ persons: [{ ...hit, treatment: "redacted" }] }),
    permitted({ persons: [{ ...hit, certainty: "candidate" }] }),
    permitted({ persons: [{ ...hit, class: "diplomatic-agent" }] }),
  ],
  forbids: [
    ["protected-person", permitted({ persons: [hit] })],
    ["protected-person", permitted({ persons: [{ ...hit, certainty: "listed", treatment: "reviewed" }] })],
  ],
  lacks: [
    permitted({ persons: "unknown" }),
    permitted({ persons: [{ ...hit, certainty: "unknown" as "listed" }] }),
  ],
});

tryKind("protected-professions", {
  permits: [permitted({ professions: [{ ...lawyer, treatment: "redacted" }], approvals: legalAdviser })],
  forbids: [
    ["protected-profession", permitted({ professions: [lawyer] })],
    ["protected-profession", permitted({ professions: [{ ...lawyer, treatment: "pseudonymised" }] })],
    ["no-extra-approval", permitted({ professions: [{ ...lawyer, treatment: "redacted" }] })],
  ],
  lacks: [
    permitted({ professions: "unknown" }),
    permitted({ professions: [{ ...lawyer, treatment: "redacted" }], approvals: "unknown" }),
  ],
});

tryKind("minimisation", {
  permits: [
    permitted({ content: { fields: ["identity.name"], identities: "masked", freeText: "pseudonymised" } }),
  ],
  forbids: [
    [
      "not-minimised",
      permitted({
        content: { fields: ["identity.contact_information"], identities: "none", freeText: "none" },
      }),
    ],
    ["identities-in-clear", permitted({ content: { fields: [], identities: "clear", freeText: "none" } })],
    ["free-text-not-reviewed", permitted({ content: { fields: [], identities: "none", freeText: "raw" } })],
  ],
  lacks: [
    permitted({ content: { fields: "unknown", identities: "none", freeText: "none" } }),
    permitted({ content: { fields: [], identities: "unknown", freeText: "none" } }),
    permitted({ content: { fields: [], identities: "none", freeText: "unknown" } }),
  ],
});
