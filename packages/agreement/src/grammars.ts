import type { AgreementDocument, PartyId } from "./document.ts";
import { COMMUNITY, COMMUNITY_LEVEL } from "./label.ts";
import type { MarkingGrammar } from "./marking-line.ts";

/**
 * Marking systems known by name (agreement.md §8). Levels above them (SCI, special access, *classification
 * spéciale*) have no word here on purpose: a line that bears one is not understood, and does not leave.
 */
export const grammars: Readonly<Record<string, MarkingGrammar>> = {
  [COMMUNITY]: {
    policy: COMMUNITY,
    levels: [{ code: COMMUNITY_LEVEL, rank: 0, names: [] }],
    caveats: [],
  },
  "FR-IGI1300": {
    policy: "FR-IGI1300",
    levels: [
      { code: "NP", rank: 0, names: ["NON PROTEGE"] },
      { code: "DR", rank: 1, names: ["DIFFUSION RESTREINTE"] },
      // Two classified levels since 1 July 2021; earlier items keep their own.
      { code: "CD", rank: 2, names: ["CONFIDENTIEL DEFENSE"] },
      { code: "SD", rank: 3, names: ["SECRET DEFENSE"] },
      { code: "TSD", rank: 4, names: ["TRES SECRET DEFENSE"] },
      { code: "S", rank: 3, names: ["SECRET"] },
      { code: "TS", rank: 4, names: ["TRES SECRET"] },
    ],
    caveats: [{ code: "SPECIAL-FRANCE", names: ["SPECIAL FRANCE", "SF"] }],
  },
  "US-EO13526": {
    policy: "US-EO13526",
    levels: [
      { code: "U", rank: 0, names: ["UNCLASSIFIED"] },
      { code: "CUI", rank: 1, names: ["CONTROLLED"] },
      { code: "C", rank: 2, names: ["CONFIDENTIAL"] },
      { code: "S", rank: 3, names: ["SECRET"] },
      { code: "TS", rank: 4, names: ["TOP SECRET"] },
    ],
    caveats: [
      { code: "NOFORN", names: ["NF", "NOT RELEASABLE TO FOREIGN NATIONALS"] },
      { code: "ORCON", names: ["OC"] },
    ],
  },
  NATO: {
    policy: "NATO",
    levels: [
      { code: "NU", rank: 0, names: ["NATO UNCLASSIFIED"] },
      { code: "NR", rank: 1, names: ["NATO RESTRICTED"] },
      { code: "NC", rank: 2, names: ["NATO CONFIDENTIAL"] },
      { code: "NS", rank: 3, names: ["NATO SECRET"] },
      { code: "CTS", rank: 4, names: ["COSMIC TOP SECRET"] },
    ],
    caveats: [],
  },
  EU: {
    policy: "EU",
    levels: [
      { code: "R-UE", rank: 1, names: ["RESTREINT UE", "EU RESTRICTED"] },
      { code: "C-UE", rank: 2, names: ["CONFIDENTIEL UE", "EU CONFIDENTIAL"] },
      { code: "S-UE", rank: 3, names: ["SECRET UE", "EU SECRET"] },
      { code: "TS-UE", rank: 4, names: ["TRES SECRET UE", "EU TOP SECRET"] },
    ],
    caveats: [],
  },
};

/** The marking system of one party, as the agreement defines it: its ladder and the agreement's caveats. */
export function grammarOf(document: AgreementDocument, party: PartyId): MarkingGrammar | undefined {
  const found = document.parties.find(({ id }) => id === party);
  if (found === undefined) return undefined;
  return {
    policy: found.policy,
    // The level of community items is no word: a TLP colour says it.
    levels: found.ladder.filter(({ code }) => code !== COMMUNITY_LEVEL),
    caveats: document.vocab.caveats.map(({ code, name }) => ({
      code,
      names: [name.fr, name.en, code.replaceAll("-", " "), ...(abbreviations[code] ?? [])],
    })),
  };
}

const abbreviations: Readonly<Record<string, readonly string[]>> = { NOFORN: ["NF"], ORCON: ["OC"] };
