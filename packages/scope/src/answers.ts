import type { Rollup } from "./rollup-form.ts";
import { bases, UNRESOLVED } from "./row.ts";

type Text = { readonly en: string; readonly fr: string };
export type Answer = { readonly question: Text; readonly answer: Text };

const DAY_MS = 86_400_000;

/** A count's five questions (scope.md §2), answered from the rollup itself, and what every report says below them. */
export function answersOf(rollup: Rollup): Answer[] {
  return [
    isThisAll(rollup),
    whatIsMissing(rollup),
    sustained(rollup),
    whyDifferent(rollup),
    howCountries(rollup),
  ];
}

function isThisAll({ statement, rows, unit, from, to }: Rollup): Answer {
  const said = {
    yes: { en: "Yes, as far as the register goes.", fr: "Oui, dans les limites du registre." },
    no: { en: "No.", fr: "Non." },
    unknown: { en: "That is not known.", fr: "On ne le sait pas." },
  }[statement.complete];
  return {
    question: { en: "Is this all the data?", fr: "Est-ce toutes les données ?" },
    answer: {
      en: `${said.en} ${rows} (unit: ${unit}) from ${from} to ${to}. A commitment proves that nothing changed later, not that all was booked.`,
      fr: `${said.fr} ${rows} (unité : ${unit}) du ${from} au ${to}. Un engagement prouve que rien n’a changé ensuite, non que tout a été inscrit.`,
    },
  };
}

/** Days of the period on which no row began. */
export function emptyDays({ from, to, lines }: Rollup): string[] {
  const seen = new Set(lines.map(({ hour }) => hour.slice(0, 10)));
  const days: string[] = [];
  for (let at = Date.parse(`${from.slice(0, 10)}T00:00:00Z`); at < Date.parse(to); at += DAY_MS) {
    const day = new Date(at).toISOString().slice(0, 10);
    if (!seen.has(day)) days.push(day);
  }
  return days;
}

function whatIsMissing(rollup: Rollup): Answer {
  const days = emptyDays(rollup);
  const listed = days.slice(0, 31).join(", ") + (days.length > 31 ? " …" : "");
  return {
    question: {
      en: "What is missing (sources, days, rejected rows)?",
      fr: "Que manque-t-il (sources, jours, lignes rejetées) ?",
    },
    answer: {
      en: `Counted from ${rollup.batches} ${rollup.batches === 1 ? "batch" : "batches"}. Days without a row: ${days.length === 0 ? "none" : `${days.length} (${listed})`}. Rows the sources could not deliver: ${rollup.rejected}. A file with a bad row is refused whole, so none was dropped at intake.`,
      fr: `Compté sur ${rollup.batches} ${rollup.batches < 2 ? "lot" : "lots"}. Jours sans ligne : ${days.length === 0 ? "aucun" : `${days.length} (${listed})`}. Lignes que les sources n’ont pu livrer : ${rollup.rejected}. Un fichier dont une ligne est fautive est refusé en entier : aucune n’a été écartée à l’entrée.`,
    },
  };
}

function sustained({ statement }: Rollup): Answer {
  return {
    question: {
      en: "Was this sustained or survey collection?",
      fr: "La collecte était-elle durable ou par sondage ?",
    },
    answer: {
      sustained: { en: "Sustained.", fr: "Durable." },
      survey: { en: "A survey.", fr: "Par sondage." },
      mixed: { en: "Both, in different programmes.", fr: "Les deux, selon les programmes." },
    }[statement.collection],
  };
}

function whyDifferent({ statement, unit }: Rollup): Answer {
  const { deduplication: by } = statement;
  const en =
    by === null
      ? "records of one call met at several points were not made one"
      : `records with the same ${by.key} within ${by.window_s} seconds were made one`;
  const fr =
    by === null
      ? "les enregistrements d’un même appel vus en plusieurs points n’ont pas été réunis"
      : `les enregistrements de même ${by.key} en moins de ${by.window_s} secondes ont été réunis`;
  return {
    question: {
      en: "Why may this count differ from another?",
      fr: "Pourquoi ce compte peut-il différer d’un autre ?",
    },
    answer: {
      en: `Unit: ${unit}. De-duplication: ${en}. Window: by the start of each row. Zone: UTC. Rows taken in after the rollup was made are not in it.`,
      fr: `Unité : ${unit}. Dédoublonnage : ${fr}. Fenêtre : d’après le début de chaque ligne. Fuseau : UTC. Les lignes entrées après l’établissement du relevé n’y sont pas.`,
    },
  };
}

/** Rows by how the country of a side was assigned. */
export function basisCounts({ lines }: Rollup, side: "caller" | "callee"): Record<string, number> {
  return Object.fromEntries(
    bases.map((basis) => [
      basis,
      lines.filter((line) => line[`${side}_basis`] === basis).reduce((sum, { n }) => sum + n, 0),
    ]),
  );
}

function howCountries(rollup: Rollup): Answer {
  const told = (side: "caller" | "callee") =>
    Object.entries(basisCounts(rollup, side))
      .filter(([, n]) => n > 0)
      .map(([basis, n]) => `${basis} ${n}`)
      .join(", ");
  const tables = rollup.countryTables.join(", ");
  const unresolved = rollup.lines
    .filter(({ caller_cc, callee_cc }) => caller_cc === UNRESOLVED || callee_cc === UNRESOLVED)
    .reduce((sum, { n }) => sum + n, 0);
  return {
    question: {
      en: "How was a country assigned, and how many rows are there on each basis?",
      fr: "Comment un pays a-t-il été attribué, et combien de lignes par fondement ?",
    },
    answer: {
      en: `By ${tables}. Caller: ${told("caller") || "no row"}. Callee: ${told("callee") || "no row"}. With a side unresolved (${UNRESOLVED}): ${unresolved}.`,
      fr: `D’après ${tables}. Appelant : ${told("caller") || "aucune ligne"}. Appelé : ${told("callee") || "aucune ligne"}. Avec un côté non résolu (${UNRESOLVED}) : ${unresolved}.`,
    },
  };
}

/** Stands under every count. */
export const CAUTION: Text = {
  en: "A number's country is neither place nor nationality.",
  fr: "Le pays d’un numéro n’est ni un lieu ni une nationalité.",
};
