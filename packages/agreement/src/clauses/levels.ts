import { giving } from "../actions.ts";
import { defineKind } from "../clause-kind.ts";
import type { AgreementDocument } from "../document.ts";
import { COMMUNITY, COMMUNITY_LEVEL } from "../label.ts";
import { curable, missing, type Outcome, oblige, PERMIT, violation } from "../outcome.ts";
import { code, digest, object, setOf } from "../shape.ts";
import { and, say } from "../words.ts";
import { isKnown, ladders, recipientOf } from "./common.ts";

/** How one party's levels are understood by another, and how high they may go. */

const row = object(
  { originator: digest, from: code, to: code },
  // Some tables return a level with the instruction to treat it as a lower or a foreign one.
  { handling: code },
);
const key = (originator: string, level: string): string => `${originator} ${level}`;

const equivalence = defineKind({
  cardinality: "one",
  actions: giving,
  params: object({ rows: setOf(row, ["originator", "from"]) }),
  references: ({ rows }) => ({
    parties: rows.map(({ originator }) => originator),
    levels: rows.map(({ originator, from }) => ({ party: originator, level: from })),
  }),
  check({ rows }, document, directions) {
    const known = ladders(document);
    return rows.flatMap(({ originator, to }, index) =>
      directions
        .filter((direction) => direction.to !== originator && !known.get(direction.to)?.has(to))
        .map(() => ({ at: `/rows/${index}/to`, message: "not a level of the receiving party" })),
    );
  },
  prepare({ rows }, document) {
    const policies = new Map<string, string>(document.parties.map(({ id, policy }) => [id, policy]));
    const byOriginator = new Map<string, Map<string, Outcome>>();
    for (const { originator, from, to, handling } of rows) {
      const levels = byOriginator.get(originator) ?? new Map<string, Outcome>();
      const detail = handling === undefined ? { level: to } : { level: to, handling };
      levels.set(from, oblige("mark", detail));
      byOriginator.set(originator, levels);
    }
    return (facts) => {
      const { label } = facts;
      if (!isKnown(label)) return missing("label");
      // A level means what it means in its own marking system; a community item has a level of its own.
      const isCommunity = label.policy === COMMUNITY && label.level === COMMUNITY_LEVEL;
      const policy = policies.get(label.originator);
      const isOwn = label.policy === policy && label.level !== COMMUNITY_LEVEL;
      if (policy !== undefined && !isCommunity && !isOwn)
        return violation("another-marking-system", { policy: label.policy, level: label.level });
      // A third party's community item counts as the giver's: the level means the same whoever wrote it.
      const whose = isCommunity && policy === undefined ? facts.from : label.originator;
      const mark = byOriginator.get(whose)?.get(label.level);
      // What comes back to its originator needs no row: the level is its own.
      if (mark === undefined && label.originator === facts.to) return PERMIT;
      return mark ?? violation("no-equivalent", { level: label.level });
    };
  },
  sentence({ rows }, lang, names) {
    const said = (to: string): string[] =>
      rows.map(
        ({ originator, from, handling, to: level }) =>
          `${from} (${names.party(originator)}) ${to} ${level}${handling === undefined ? "" : ` [${handling}]`}`,
      );
    return say(lang, {
      fr: `Équivalences : ${and(said("vaut"), "fr")}. Un niveau sans équivalent n’est pas transmis.`,
      en: `Equivalents: ${and(said("counts as"), "en")}. A level without an equivalent is not passed.`,
    });
  },
});

/** The highest rank any equivalence clause gives a level on the ladder of `party`, so that more clauses are stricter. */
function derivedRanks(document: AgreementDocument, party: string): ReadonlyMap<string, number> {
  const ladder = ladders(document).get(party) ?? new Map<string, number>();
  const derived = new Map<string, number>();
  for (const clause of document.clauses.filter(({ kind }) => kind === "equivalence")) {
    if (clause.direction !== undefined && !clause.direction.some(({ to }) => to === party)) continue;
    for (const { originator, from, to } of (
      clause.params as { rows: { originator: string; from: string; to: string }[] }
    ).rows) {
      // A row for the party's own items, or one naming a level it does not have, is as high as can be.
      const rank = ladder.get(to) ?? Number.POSITIVE_INFINITY;
      derived.set(key(originator, from), Math.max(rank, derived.get(key(originator, from)) ?? rank));
    }
  }
  return derived;
}

const bound = object({ originator: digest, level: code });
const areaBound = object({ area: code, originator: digest, level: code });

const ceiling = defineKind({
  cardinality: "one",
  actions: giving,
  params: object(
    { maxLevels: setOf(bound, ["originator"]) },
    { perArea: setOf(areaBound, ["area", "originator"]) },
  ),
  references: ({ maxLevels, perArea = [] }) => ({
    parties: [...maxLevels, ...perArea].map(({ originator }) => originator),
    levels: [...maxLevels, ...perArea].map(({ originator, level }) => ({ party: originator, level })),
    areas: perArea.map(({ area }) => area),
  }),
  prepare({ maxLevels, perArea = [] }, document) {
    const ranks = ladders(document);
    const rankOn = (party: string, level: string): number => ranks.get(party)?.get(level) ?? -1;
    const tops: ReadonlyMap<string, number> = new Map(
      maxLevels.map(({ originator, level }) => [originator, rankOn(originator, level)]),
    );
    const topsOfArea = new Map(
      perArea.map(({ area, originator, level }) => [key(area, originator), rankOn(originator, level)]),
    );
    const derived = new Map(document.parties.map(({ id }) => [id, byPair(derivedRanks(document, id))]));
    return (facts) => {
      const { label } = facts;
      if (!isKnown(label)) return missing("label");
      const isCommunity = label.policy === COMMUNITY && label.level === COMMUNITY_LEVEL;
      const whose = isCommunity && !ranks.has(label.originator) ? facts.from : label.originator;
      const rank = ranks.get(whose)?.get(label.level);
      if (rank === undefined) return violation("unknown-level", { level: label.level });
      const top = tops.get(whose);
      if (top === undefined) return violation("no-ceiling", { originator: label.originator });
      if (!(rank <= top)) return curable("above-ceiling", { level: label.level });
      if (topsOfArea.size > 0) {
        if (!isKnown(facts.areas)) return missing("areas");
        for (const area of facts.areas) {
          const topHere = topsOfArea.get(key(area, label.originator));
          if (topHere !== undefined && !(rank <= topHere))
            return curable("above-area-ceiling", { level: label.level, area });
        }
      }
      // For an onward transfer the third party's ladder is a matter of the agreement with that party.
      if (rank === 0 || facts.action === "onward") return PERMIT;
      const recipient = recipientOf(facts);
      if (recipient === undefined || !isKnown(recipient.clearance)) return missing("recipient.clearance");
      const cleared = ranks.get(facts.to)?.get(recipient.clearance);
      if (cleared === undefined) return violation("unknown-clearance", { clearance: recipient.clearance });
      // Reading one's own item, the level is one's own and needs no equivalent.
      const needed =
        label.originator === facts.to ? rank : derived.get(facts.to)?.get(label.originator)?.get(label.level);
      if (needed === undefined) return violation("no-equivalent", { level: label.level });
      return needed <= cleared
        ? PERMIT
        : curable("above-clearance", { level: label.level, clearance: recipient.clearance });
    };
  },
  sentence({ maxLevels, perArea = [] }, lang, names) {
    const tops = maxLevels.map(({ originator, level }) => `${level} (${names.party(originator)})`);
    const inAreas = perArea.map(
      ({ area, originator, level }) => `${names.area(area)} : ${level} (${names.party(originator)})`,
    );
    const also = inAreas.length === 0 ? "" : ` ${and(inAreas, lang)}.`;
    return say(lang, {
      fr: `Niveau le plus haut admis : ${and(tops, "fr")}, et jamais au-delà de l’habilitation du destinataire.${also}`,
      en: `Highest level admitted: ${and(tops, "en")}, and never above the recipient’s clearance.${also}`,
    });
  },
});

function byPair(flat: ReadonlyMap<string, number>): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const nested = new Map<string, Map<string, number>>();
  for (const [pair, rank] of flat) {
    const [originator = "", level = ""] = pair.split(" ");
    nested.set(originator, (nested.get(originator) ?? new Map<string, number>()).set(level, rank));
  }
  return nested;
}

export const levelKinds = { equivalence, ceiling };
