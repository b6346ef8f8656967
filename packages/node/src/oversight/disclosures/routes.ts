import {
  conflict,
  type DisclosureItem,
  type DisclosureVisit,
  forbidden,
  invalid,
  notFound,
  onAct,
  onRead,
  disclosureOperations as ops,
  type Route,
  type Session,
} from "@entente/api";
import { dayOf, readEnvelope } from "@entente/disclosure";
import type { Acting } from "../../acting/index.ts";
import type { Cases } from "./cases.ts";
import { confirmKey, registerKey, withdrawKey } from "./overseer-keys.ts";
import { listKeys, sealedDays } from "./view.ts";

/** What people reach: keys of the bodies, and for overseers alone what was handed in. */
export function disclosureRoutes(acting: Acting, cases: () => Cases): Route[] {
  return [
    onAct(ops.registerOverseerKey, (call) => registerKey(acting, call, call.body)),
    onAct(ops.confirmOverseerKey, (call) => confirmKey(acting, call, call.params.id, call.body.fingerprint)),
    onAct(ops.withdrawOverseerKey, (call) => withdrawKey(acting, call, call.params.id)),
    onRead(ops.listOverseerKeys, () => ({ items: listKeys(acting.reader) })),
    onRead(ops.listSealedDays, () => ({ items: sealedDays(acting.reader) })),
    onRead(ops.visitDisclosures, ({ body, session }) => visit(cases(), body, session, dayOf(acting.now()))),
  ];
}

type Visited = { items: DisclosureItem[]; sealed?: string };

function visit(cases: Cases, asked: DisclosureVisit, session: Session, day: string): Visited {
  const sealed = asked.do === "list" ? undefined : act(cases, asked, session, day);
  return { items: cases.list(day), ...(sealed === undefined ? {} : { sealed }) };
}

function act(
  cases: Cases,
  asked: Exclude<DisclosureVisit, { do: "list" }>,
  { account, mayAct }: Session,
  day: string,
): string | undefined {
  if (!mayAct) throw forbidden("This token may only read.");
  const by = { account, day };
  switch (asked.do) {
    case "fetch": {
      const sealed = cases.fetch(asked.case, by);
      if (sealed === undefined) throw notFound("disclosure");
      return Buffer.from(sealed).toString("base64");
    }
    case "reply": {
      const sealed = new Uint8Array(Buffer.from(asked.sealed, "base64"));
      requireReplyTo(sealed, asked.case);
      const outcome = cases.reply(asked.case, { kind: asked.as, sealed }, by);
      if (outcome === "unknown") throw notFound("disclosure");
      if (outcome === "closed") throw conflict("This disclosure is closed.");
      if (outcome === "full") throw conflict("The mailbox is full: it holds four answers.");
      return undefined;
    }
    case "close":
      if (!cases.close(asked.case, asked.erase, by)) throw notFound("disclosure");
      return undefined;
  }
}

function requireReplyTo(sealed: Uint8Array, caseId: string): void {
  try {
    const { purpose, case: named } = readEnvelope(sealed);
    if (purpose === "reply" && named === caseId) return;
  } catch {
    // Said below: what is no sealed file is no answer either.
  }
  throw invalid("/sealed", "This is no answer that was sealed for this disclosure.");
}
