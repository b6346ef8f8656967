import { ARVENIA, permitted, TALVIA } from "../testing.ts";
import { consent, overseeing, tryKind } from "./cases.ts";

tryKind("feedback", { permits: [permitted()], forbids: [], lacks: [] });

tryKind("breach-notice", { permits: [permitted()], forbids: [], lacks: [] });

tryKind("inquiry", { permits: [permitted({ action: "joint-case.add" })], forbids: [], lacks: [] });

tryKind("transparency", { permits: [permitted()], forbids: [], lacks: [] });

tryKind("oversight", {
  permits: [
    overseeing({}),
    overseeing({ wants: "own-origin", export: "decisions" }),
    overseeing({ wants: "partner-origin" }, { consents: consent("oversight") }),
    overseeing({ body: "TLV-OVERSIGHT" }, { from: TALVIA, to: ARVENIA }),
  ],
  forbids: [
    ["unknown-body", overseeing({ body: "TLV-OVERSIGHT" })],
    ["no-oversight-consent", overseeing({ wants: "partner-origin" })],
    ["export", overseeing({ export: "content" })],
    ["beyond-access", overseeing({ wants: "everything" })],
  ],
  lacks: [overseeing({}, { oversight: "unknown" }), overseeing({ wants: "unknown" })],
});
