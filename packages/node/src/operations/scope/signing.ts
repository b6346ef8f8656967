import { conflict, notFound } from "@entente/api";
import {
  documentOf,
  type Rollup,
  readRollup,
  type SecondCounter,
  secondCount,
  type Unit,
} from "@entente/scope";
import {
  type ActCall,
  type Acting,
  digestOfWords,
  ruleRefusal,
  versionsOf,
  wordsItem,
} from "../../acting/index.ts";
import type { Outcome } from "../../ledger/index.ts";
import { countRegister } from "./counting.ts";
import { permitted } from "./covered.ts";
import { type About, requireAgreement, requirePlace } from "./preparing.ts";
import { REGISTER } from "./register.ts";
import { type PreparedRow, preparedRow, rollupRow } from "./rows.ts";
import { placeProblem } from "./rules.ts";

const KIND = "rollup.signed/1";

/**
 * A signatory signs what somebody else counted. Both counters count the register again first: what is signed is what
 * the register says at this moment, or nothing is. The partner gets the table; no row leaves.
 */
export function sign(
  acting: Acting,
  call: ActCall,
  id: string,
  second: SecondCounter = secondCount,
): Promise<Outcome<{ rollup: string; n: number; digest: string }>> {
  return acting.act(call, async (reader) => {
    const row = preparedRow(reader, id);
    if (row === undefined) throw notFound("prepared rollup");
    const { partner, period_from: from, period_to: to, unit, n, digest } = row;
    // Read before anything is waited for: what moves meanwhile makes this decide again.
    const expects = versionsOf(
      reader,
      REGISTER,
      `scope:${partner}`,
      `scope-rollup:${id}`,
      `agreement:${partner}`,
    );
    if (rollupRow(reader, "ours", partner, id) !== undefined) throw conflict("This rollup is signed.");
    const about = { partner, action: "rollup.sign", subject: id };
    requireAnother(about, row, call.session.account);
    const areas = JSON.parse(row.areas) as string[];
    const { binding } = permitted(acting, partner, id, areas);
    const supersedes = row.supersedes ?? undefined;
    requirePlace(about, placeProblem(reader, { side: "ours", partner, from, to, unit, supersedes }));
    const prepared = preparedRollup(acting, row);
    const asked = { from, to, unit: unit as Unit, partner, supersedes, statement: prepared.statement };
    const count = await countRegister(acting, reader, asked, second);
    requireAgreement(about, count);
    const document = documentOf(count.rollup);
    requireUnmoved(about, prepared, count.rollup, digestOfWords(document) === digest);
    const signed = await acting.sign(call, partner, { kind: KIND, id, digest });
    return {
      entries: acting.says(call, partner, {
        kind: KIND,
        actor: "signatory",
        agreement: binding.hash,
        body: {
          rollup: id,
          from,
          to,
          unit,
          n,
          areas,
          ...(supersedes === undefined ? {} : { supersedes }),
          signed,
        },
        items: [wordsItem("rollup", document)],
      }),
      expects,
      result: { rollup: id, n, digest },
    };
  });
}

/** Two people: who counts does not sign. */
function requireAnother(about: About, { by }: PreparedRow, account: string): void {
  if (by === account)
    throw ruleRefusal(about, "same-person", {
      en: "Who prepared a rollup does not sign it: another person does.",
      fr: "Qui a préparé un relevé ne le signe pas : une autre personne le fait.",
    });
}

function preparedRollup(acting: Acting, { payload }: PreparedRow): Rollup {
  const item = acting.ledger.contents.openOne(payload, 0);
  const read = item === undefined ? undefined : readRollup(item.content);
  if (read === undefined) throw conflict("What was prepared can no longer be read: prepare it again.");
  return read;
}

/** What was prepared is what the register says now, in total and line by line. */
function requireUnmoved(about: About, prepared: Rollup, now: Rollup, same: boolean): void {
  if (prepared.rows !== now.rows)
    throw ruleRefusal(about, "total-differs", {
      en: `The register now counts ${now.rows}, the prepared rollup ${prepared.rows}: prepare it again.`,
      fr: `Le registre compte maintenant ${now.rows}, le relevé préparé ${prepared.rows} : préparez-le de nouveau.`,
    });
  if (!same)
    throw ruleRefusal(about, "register-moved", {
      en: "The register has the same total but not the same lines or batches as what was prepared: prepare it again.",
      fr: "Le registre a le même total, mais ni les mêmes rubriques ni les mêmes lots que ce qui fut préparé : préparez-le de nouveau.",
    });
}
