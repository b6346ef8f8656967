import { invalid } from "@entente/api";
import {
  attentionCounts,
  documentOf,
  isPeriod,
  type SecondCounter,
  type Statement,
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
import type { PartyId } from "../../keys/index.ts";
import type { Outcome } from "../../ledger/index.ts";
import { citable } from "./citable.ts";
import { type Count, codeOf, countRegister } from "./counting.ts";
import { permitted } from "./covered.ts";
import { REGISTER } from "./register.ts";
import { type PlaceProblem, placeProblem } from "./rules.ts";

export type Preparing = {
  readonly partner: PartyId;
  readonly from: string;
  readonly to: string;
  readonly unit: Unit;
  readonly areas: readonly string[];
  readonly statement: Statement;
  readonly supersedes?: string | undefined;
};

export type Prepared = {
  rollup: string;
  n: number;
  digest: string;
  withoutAuthority: number;
  withoutOperation: number;
};

export type About = { readonly partner: PartyId; readonly action: string; readonly subject: string };

const PLACES: Readonly<Record<PlaceProblem, { en: string; fr: string }>> = {
  "unknown-superseded": {
    en: "It replaces a rollup in that unit that was never signed for this partner.",
    fr: "Il remplace un relevé, dans cette unité, qui n’a jamais été signé pour ce partenaire.",
  },
  "replaced-before": {
    en: "The rollup it replaces was replaced before: name the newest.",
    fr: "Le relevé qu’il remplace l’a déjà été : nommez le plus récent.",
  },
  "period-signed": {
    en: "A rollup for hours of this period is signed already. Say which one this replaces.",
    fr: "Un relevé est déjà signé pour des heures de cette période. Dites lequel celui-ci remplace.",
  },
};

/** One hour of the register stands in one signed rollup; throws the refusal, which is recorded. */
export function requirePlace(about: About, problem: PlaceProblem | undefined): void {
  if (problem !== undefined) throw ruleRefusal(about, problem, PLACES[problem], "/supersedes");
}

/** Two counters, one result; throws the refusal. */
export function requireAgreement(about: About, { check }: Count): void {
  if (check.agrees) return;
  const { first, second, differing } = check;
  throw ruleRefusal(about, "counters-disagree", {
    en: `The second counter disagrees: ${first} against ${second} rows, ${differing} lines apart. Nothing is signed.`,
    fr: `Le second compteur n’est pas d’accord : ${first} contre ${second} lignes, ${differing} rubriques différentes. Rien n’est signé.`,
  });
}

/** An operations officer counts the register for a partner; somebody else signs what was counted. */
export async function prepare(
  acting: Acting,
  call: ActCall,
  asked: Preparing,
  second: SecondCounter = secondCount,
): Promise<Outcome<Prepared>> {
  acting.requireRelation(asked.partner);
  return acting.act(call, async (reader) => {
    const { partner, from, to, unit, areas, supersedes } = asked;
    // Read before anything is waited for: what moves meanwhile makes this decide again.
    const expects = versionsOf(reader, REGISTER, `scope:${partner}`, `agreement:${partner}`);
    const rollup = acting.newId();
    const about = { partner, action: "rollup.prepare", subject: rollup };
    if (!isPeriod(from, to)) throw invalid("/to", "A period is of full hours and ends after it begins.");
    if (codeOf(reader, acting.us) === codeOf(reader, partner))
      throw invalid("/partner", "Both parties bear the same code: registers cannot tell them apart.");
    permitted(acting, partner, rollup, areas);
    requirePlace(about, placeProblem(reader, { side: "ours", ...asked, supersedes }));
    const count = await countRegister(acting, reader, asked, second);
    requireAgreement(about, count);
    if (count.rollup.rows === 0)
      throw invalid("/from", `The register holds no row in ${unit} for this period.`);
    const document = documentOf(count.rollup);
    const digest = digestOfWords(document);
    const n = count.rollup.rows;
    return {
      entries: [
        {
          log: "house",
          kind: "rollup.prepared/1",
          actor: "operations-officer",
          body: {
            rollup,
            partner,
            from,
            to,
            unit,
            n,
            digest,
            areas: [...areas],
            ...(supersedes === undefined ? {} : { supersedes }),
            by: call.session.account,
          },
          items: [wordsItem("rollup", document)],
        },
      ],
      expects,
      result: { rollup, n, digest, ...attentionCounts(count.rollup, citable(reader, partner)) },
    };
  });
}
