import { copying, giving } from "../actions.ts";
import { defineKind } from "../clause-kind.ts";
import type { Facts, Note } from "../facts.ts";
import { missing, NOT_APPLICABLE, type Outcome, oblige, PERMIT, violation } from "../outcome.ts";
import { code, digest, integer, object, oneOf, only, set, setOf } from "../shape.ts";
import { and, number, or, say } from "../words.ts";
import { countApprovers, isKnown, isReadingHeld, outside, pending, standingCover } from "./common.ts";

/** The care taken before content leaves: reasons written down, a second pair of eyes, rights weighed. */

const noteFields = ["alternatives", "necessity", "proportionality"] as const;

function noteOf(facts: Facts): Note | "none" | undefined {
  const cover = standingCover(facts);
  if (cover !== undefined) return cover.note;
  return isKnown(facts.note) ? facts.note : undefined;
}

const necessityNote = defineKind({
  cardinality: "one",
  actions: copying,
  params: object({ fields: set(oneOf(...noteFields)), minChars: integer(1, 10_000) }),
  prepare({ fields, minChars }) {
    const write = oblige("human-review", { subject: "necessity-note", fields: [...fields], minChars });
    return (facts) => {
      const note = noteOf(facts);
      if (note === undefined) return missing("note");
      if (note === "none") return pending(facts, write, () => violation("no-note", { fields: [...fields] }));
      for (const field of fields) {
        const said: unknown = note[field];
        if (typeof said !== "string" || said.trim().length < minChars)
          return pending(facts, write, () => violation("note-too-short", { field, minChars }));
      }
      return PERMIT;
    };
  },
  sentence({ fields, minChars }, lang) {
    const called = {
      fr: {
        necessity: "la nécessité",
        proportionality: "la proportionnalité",
        alternatives: "les autres voies envisagées",
      },
      en: {
        necessity: "necessity",
        proportionality: "proportionality",
        alternatives: "the alternatives considered",
      },
    };
    return say(lang, {
      fr: `Toute diffusion est précédée d’une note sur ${and(
        fields.map((field) => called.fr[field]),
        "fr",
      )}, d’au moins ${number(minChars, "fr")} caractères par rubrique ; une diffusion permanente approuvée qui couvre le produit y satisfait.`,
      en: `Every release is preceded by a note on ${and(
        fields.map((field) => called.en[field]),
        "en",
      )}, of at least ${number(minChars, "en")} characters each; an approved standing release that covers the product satisfies this.`,
    });
  },
});

const level = object({ originator: digest, level: code });

const twoPerson = defineKind({
  cardinality: "one",
  actions: [...copying, "unmask"],
  params: object(
    { approvers: integer(2, 10), roles: set(code), authorMayApprove: only(false) },
    { locked: object({ levels: setOf(level, ["originator", "level"]), role: code }) },
  ),
  references: ({ locked }) => ({
    parties: locked?.levels.map(({ originator }) => originator) ?? [],
    levels: locked?.levels.map(({ originator, level }) => ({ party: originator, level })) ?? [],
  }),
  prepare({ approvers, roles, locked }) {
    const may = new Set(roles);
    const lockedLevels = new Set(locked?.levels.map(({ originator, level }) => `${originator} ${level}`));
    const keyHolder = new Set(locked === undefined ? [] : [locked.role]);
    const approve = oblige("second-approval", { approvers, roles: [...roles] });
    const unlock = oblige("second-approval", { approvers, roles: [...roles], also: locked?.role ?? "" });
    return (facts) => {
      const cover = facts.action === "release" ? standingCover(facts) : undefined;
      const approvals = cover?.approvals ?? facts.approvals;
      const author = cover?.author ?? facts.author;
      if (!isKnown(approvals)) return missing("approvals");
      if (!isKnown(author)) return missing("author");
      if (lockedLevels.size > 0) {
        if (!isKnown(facts.label)) return missing("label");
        const isLocked = lockedLevels.has(`${facts.label.originator} ${facts.label.level}`);
        if (isLocked && countApprovers(approvals, keyHolder, author) === 0)
          return pending(facts, unlock, () =>
            violation("locked-level", { level: levelOf(facts), role: locked?.role ?? "" }),
          );
      }
      const count = countApprovers(approvals, may, author);
      return count >= approvers
        ? PERMIT
        : pending(facts, approve, () =>
            violation("too-few-approvers", { approvers, given: count, roles: [...roles] }),
          );
    };
  },
  sentence({ approvers, roles, locked }, lang, names) {
    const lock =
      locked === undefined
        ? { fr: "", en: "" }
        : {
            fr: ` Pour ${or(
              locked.levels.map(({ originator, level: at }) => `${at} (${names.party(originator)})`),
              "fr",
            )}, l’une d’elles a le rôle ${locked.role}.`,
            en: ` For ${or(
              locked.levels.map(({ originator, level: at }) => `${at} (${names.party(originator)})`),
              "en",
            )}, one of them has the role ${locked.role}.`,
          };
    return say(lang, {
      fr: `Chaque diffusion est approuvée par au moins ${approvers} personnes différentes, ayant le rôle ${or(roles, "fr")}, dont l’auteur ne fait pas partie.${lock.fr}`,
      en: `Each release is approved by at least ${approvers} different people in the role ${or(roles, "en")}, the author not being one of them.${lock.en}`,
    });
  },
});

const levelOf = (facts: Facts): string => (isKnown(facts.label) ? facts.label.level : "unknown");

const rightsAssessment = defineKind({
  cardinality: "any",
  actions: giving,
  params: object({
    triggers: set(oneOf("detention", "minor", "targeting")),
    assurances: set(code, 0),
    approverRole: code,
  }),
  prepare({ triggers, assurances, approverRole }) {
    const watched: ReadonlySet<string> = new Set(triggers);
    const assess = oblige("assessment", {
      triggers: [...triggers],
      assurances: [...assurances],
      role: approverRole,
    });
    return (facts): Outcome => {
      const { triggers: found, result, assurances: given, approver } = facts.assessment;
      if (isReadingHeld(facts)) return NOT_APPLICABLE;
      if (!isKnown(found)) return missing("assessment.triggers");
      if (!found.some((trigger) => watched.has(trigger))) return NOT_APPLICABLE;
      if (!isKnown(result)) return missing("assessment.result");
      if (result === "unfavourable") return violation("unfavourable-assessment");
      if (result !== "favourable") return pending(facts, assess, () => violation("no-assessment"));
      const lacking = outside(assurances, new Set(given));
      if (lacking.length > 0)
        return pending(facts, assess, () => violation("missing-assurance", { assurances: lacking }));
      if (approver === "none" || approver.role !== approverRole || approver.person === facts.author)
        return pending(facts, assess, () => violation("assessment-not-approved", { role: approverRole }));
      return PERMIT;
    };
  },
  sentence({ triggers, assurances, approverRole }, lang) {
    const called = {
      fr: { detention: "une privation de liberté", targeting: "une action de force", minor: "un mineur" },
      en: { detention: "a detention", targeting: "the use of force", minor: "a minor" },
    };
    const given =
      assurances.length === 0
        ? { fr: "", en: "" }
        : {
            fr: ` Assurances exigées : ${and(assurances, "fr")}.`,
            en: ` Assurances required: ${and(assurances, "en")}.`,
          };
    return say(lang, {
      fr: `Quand un contenu peut concerner ${or(
        triggers.map((one) => called.fr[one]),
        "fr",
      )}, les droits en jeu sont évalués d’abord, et l’évaluation favorable est approuvée par le rôle ${approverRole}.${given.fr}`,
      en: `Where content may bear on ${or(
        triggers.map((one) => called.en[one]),
        "en",
      )}, the rights at stake are assessed first, and a favourable assessment is approved by the role ${approverRole}.${given.en}`,
    });
  },
});

export const careKinds = {
  "necessity-note": necessityNote,
  "two-person": twoPerson,
  "rights-assessment": rightsAssessment,
};
