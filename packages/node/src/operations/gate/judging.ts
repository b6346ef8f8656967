import { conflict } from "@entente/api";
import { type ActCall, type Acting, ruleRefusal, versionsOf, wordsItem } from "../../acting/index.ts";
import { latestOf, requireOwn } from "./proposing.ts";
import { inRuleWords } from "./rule-words.ts";

export type TestGiven = {
  readonly necessity: string;
  readonly proportionality: string;
  readonly alternatives: string;
  readonly favourable: boolean;
};

/** A person's judgement of necessity and proportionality, recorded under their name. Nothing computes it. */
export function testOperation(acting: Acting, call: ActCall, operation: string, given: TestGiven) {
  return acting.act(call, (reader) => {
    const row = requireOwn(reader, operation);
    const latest = latestOf(reader, row);
    if (latest.effected_at !== null) throw conflict("This version is in effect; propose a new one to judge.");
    if (latest.tested_at !== null) throw conflict("This version was judged before; propose a new one.");
    const { account } = call.session;
    if (latest.by === account) {
      const { code, text } = inRuleWords({ code: "approver-is-requester" });
      throw ruleRefusal({ partner: row.partner, action: "operation.test", subject: operation }, code, text);
    }
    const { favourable, ...words } = given;
    const { version } = latest;
    return {
      entries: [
        {
          log: "house",
          kind: "operation.tested/1",
          actor: "operations-officer",
          body: { operation, version, favourable, by: account },
          items: [wordsItem("test", words)],
        },
      ],
      expects: versionsOf(reader, `operation:${operation}`),
      result: { operation, version },
    };
  });
}
