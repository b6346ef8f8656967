import { NOW, permitted, recipient } from "../testing.ts";
import { tryKind } from "./cases.ts";

tryKind("recipients", {
  permits: [permitted()],
  forbids: [
    ["nobody", permitted({ recipient: "nobody" })],
    ["organisation-not-listed", permitted({ recipient: { ...recipient, organisation: "ARV-DRG" } })],
    ["role-not-listed", permitted({ recipient: { ...recipient, role: "press" } })],
    ["recipient-ended", permitted({ recipient: { ...recipient, until: NOW } })],
  ],
  lacks: [
    permitted({ recipient: "unknown" }),
    permitted({ recipient: { ...recipient, clearance: "unknown" } }),
    permitted({ recipient: { ...recipient, until: "unknown" } }),
  ],
});
