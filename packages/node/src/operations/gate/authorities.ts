import { isTime } from "@entente/agreement";
import { conflict, invalid, notFound } from "@entente/api";
import {
  type ActCall,
  type Acting,
  instantText,
  ruleRefusal,
  versionsOf,
  wordsItem,
} from "../../acting/index.ts";
import { authorityRow } from "./rows.ts";
import { inRuleWords } from "./rule-words.ts";

/** Under what law operations are asked for: one officer asks, another approves. */

export type AuthorityAsked = {
  readonly legalBasis: string;
  readonly purposes: readonly string[];
  readonly techniques: readonly string[];
  readonly places: readonly string[];
  readonly until: string;
};

export function recordAuthority(acting: Acting, call: ActCall, asked: AuthorityAsked) {
  const { purposes, until, legalBasis, techniques, places } = asked;
  return acting.act(call, () => {
    if (!isTime(until)) throw invalid("/until", "There is no such moment.");
    if (!(until > instantText(acting.now())))
      throw invalid("/until", "This has passed already; an authority ends in the future.");
    const authority = acting.newId();
    return {
      entries: [
        {
          log: "house",
          kind: "authority.recorded/1",
          actor: "operations-officer",
          body: { authority, purposes: [...new Set(purposes)].sort(), until, by: call.session.account },
          items: [wordsItem("authority", { legalBasis, techniques: [...techniques], places: [...places] })],
        },
      ],
      expects: {},
      result: { authority },
    };
  });
}

/** Whoever asked for it does not approve it. */
export function approveAuthority(acting: Acting, call: ActCall, authority: string) {
  return acting.act(call, (reader) => {
    const row = authorityRow(reader, authority);
    if (row === undefined) throw notFound("authority");
    if (row.approved_at !== null) throw conflict("This authority was approved before.");
    if (row.until <= instantText(acting.now())) throw conflict(`This authority ended on ${row.until}.`);
    const { account } = call.session;
    if (row.by === account) {
      const { code, text } = inRuleWords({ code: "approver-is-requester" });
      throw ruleRefusal({ action: "authority.approve", subject: authority }, code, text);
    }
    return {
      entries: [
        {
          log: "house",
          kind: "authority.approved/1",
          actor: "operations-officer",
          body: { authority, by: account },
        },
      ],
      expects: versionsOf(reader, `authority:${authority}`),
      result: { authority },
    };
  });
}
