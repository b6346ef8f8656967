import { giving } from "../actions.ts";
import { defineKind } from "../clause-kind.ts";
import { missing, NOT_APPLICABLE, type Outcome, oblige, PERMIT, violation } from "../outcome.ts";
import { object, oneOf, pattern, set } from "../shape.ts";
import { and, say } from "../words.ts";
import { hasConsent, hasReview, isKnown, isReadingHeld, pending, reviewOf } from "./common.ts";

/** How sure the content is, and what may be done on the strength of it. */

/** A grade is looked up, never compared: X, F and 6 mean "unknown", and scales do not convert (agreement.md §8). */
const grade = pattern("^(4x4:[ABCX][1-4]|6x6:[A-F][1-6])$");

const sourceGrading = defineKind({
  cardinality: "any",
  actions: giving,
  params: object({ accepted: set(grade), ungraded: oneOf("refuse", "human-review") }),
  prepare({ accepted, ungraded }) {
    const good = new Set(accepted);
    const unreviewed = (): Outcome => violation("ungraded");
    return (facts) => {
      const { gradings } = facts;
      if (isReadingHeld(facts)) return NOT_APPLICABLE;
      if (!isKnown(gradings)) return missing("gradings");
      if (gradings === "ungraded" || gradings.length === 0) {
        if (ungraded === "refuse") return violation("ungraded");
        return hasReview(facts, "ungraded") ? PERMIT : pending(facts, reviewOf("ungraded"), unreviewed);
      }
      for (const { scale, grade: given } of gradings) {
        const found = `${scale}:${given}`;
        if (!good.has(found)) return violation("grade-not-accepted", { grade: found });
      }
      return PERMIT;
    };
  },
  sentence({ accepted, ungraded }, lang) {
    const none = {
      refuse: { fr: "n’est pas communiqué", en: "is not given" },
      "human-review": { fr: "est d’abord examiné par une personne", en: "is first examined by a person" },
    }[ungraded];
    return say(lang, {
      fr: `Cotations admises (source et renseignement) : ${and(accepted, "fr")}. Un contenu sans cotation ${none.fr}.`,
      en: `Gradings accepted (source and information): ${and(accepted, "en")}. Ungraded content ${none.en}.`,
    });
  },
});

const uses = ["none", "contact-first", "internal", "external-indirect", "external-direct"] as const;
const useRank: ReadonlyMap<string, number> = new Map(uses.map((use, rank) => [use, rank]));

const actionOn = defineKind({
  cardinality: "any",
  actions: [...giving, "purpose-change"],
  params: object({ level: oneOf(...uses), judicialUse: oneOf("never", "consent", "allowed") }),
  prepare({ level, judicialUse }) {
    const most = useRank.get(level) ?? -1;
    const notice = oblige("attach-notice", { actionOn: level, judicialUse });
    return (facts) => {
      if (!isKnown(facts.use)) return missing("use");
      const rank = useRank.get(facts.use.action);
      if (rank === undefined || typeof facts.use.judicial !== "boolean") return missing("use");
      if (rank > most) return violation("use-beyond", { use: facts.use.action, level });
      if (facts.use.judicial && judicialUse !== "allowed") {
        if (!isKnown(facts.label)) return missing("label");
        if (judicialUse === "never" || !hasConsent(facts, "judicial-use", facts.label.originator))
          return violation("judicial-use");
      }
      return notice;
    };
  },
  sentence({ level, judicialUse }, lang) {
    const on = {
      none: { fr: "aucune suite n’est donnée au contenu", en: "no action is taken on the content" },
      "contact-first": {
        fr: "toute suite est précédée d’un contact",
        en: "any action is preceded by a call to the originator",
      },
      internal: { fr: "suites internes seulement", en: "internal action only" },
      "external-indirect": {
        fr: "suites externes sans révéler le contenu",
        en: "external action that does not reveal the content",
      },
      "external-direct": { fr: "suites externes directes admises", en: "direct external action admitted" },
    }[level];
    const court = {
      never: { fr: "jamais en justice", en: "never in court" },
      consent: { fr: "en justice avec l’accord de l’auteur", en: "in court with the originator’s consent" },
      allowed: { fr: "usage en justice admis", en: "use in court admitted" },
    }[judicialUse];
    return say(lang, {
      fr: `Suites : ${on.fr} ; ${court.fr}.`,
      en: `Action on content: ${on.en}; ${court.en}.`,
    });
  },
});

export const sourceKinds = { "source-grading": sourceGrading, "action-on": actionOn };
