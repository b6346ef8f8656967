import { giving, operating } from "../actions.ts";
import { defineKind } from "../clause-kind.ts";
import type { Lang } from "../document.ts";
import { curable, missing, type Outcome, PERMIT, violation } from "../outcome.ts";
import { code, integer, object, oneOf, set } from "../shape.ts";
import { and, number, or, say } from "../words.ts";
import { firstOutside, isKnown, isReadingHeld, outside } from "./common.ts";

/** What the cooperation is about: areas, purposes, sorts and amounts of content. */

const substance = [
  ...giving,
  ...operating,
  "match",
  "request.send",
  "purpose-change",
  "joint-case.add",
] as const;

const areas = defineKind({
  cardinality: "one",
  actions: substance,
  params: object({ allow: set(code) }),
  references: ({ allow }) => ({ areas: allow }),
  prepare({ allow }) {
    const allowed = new Set(allow);
    return (facts): Outcome => {
      if (!isKnown(facts.areas)) return missing("areas");
      if (facts.areas.length === 0) return violation("no-area");
      return firstOutside(facts.areas, allowed) === undefined
        ? PERMIT
        : violation("area-not-covered", { areas: outside(facts.areas, allowed) });
    };
  },
  sentence: ({ allow }, lang, names) =>
    say(lang, {
      fr: `La coopération porte sur : ${and(allow.map(names.area), "fr")}. Tout le reste est exclu.`,
      en: `Cooperation covers: ${and(allow.map(names.area), "en")}. Everything else is excluded.`,
    }),
});

const purposes = defineKind({
  cardinality: "one",
  actions: substance,
  params: object({ allow: set(code) }),
  references: ({ allow }) => ({ purposes: allow }),
  prepare({ allow }) {
    const allowed = new Set(allow);
    return (facts): Outcome => {
      if (!isKnown(facts.purpose)) return missing("purpose");
      if (!allowed.has(facts.purpose)) return violation("purpose-not-covered", { purpose: facts.purpose });
      if (!isKnown(facts.purposeLimits)) return missing("purposeLimits");
      if (facts.purposeLimits !== "none" && !facts.purposeLimits.includes(facts.purpose))
        return violation("outside-item-purposes", { purpose: facts.purpose, limits: facts.purposeLimits });
      return PERMIT;
    };
  },
  sentence: ({ allow }, lang, names) =>
    say(lang, {
      fr: `Le contenu ne sert qu’à : ${or(allow.map(names.purpose), "fr")}, et jamais au-delà des finalités propres à chaque produit.`,
      en: `Content serves only: ${or(allow.map(names.purpose), "en")}, and never beyond the purposes set for each product.`,
    }),
});

const dataKinds = defineKind({
  cardinality: "one",
  actions: giving,
  params: object({
    allow: set(code),
    maxObjects: integer(1, Number.MAX_SAFE_INTEGER),
    maxBytes: integer(1, Number.MAX_SAFE_INTEGER),
    attachments: oneOf("none", "text"),
  }),
  prepare({ allow, maxObjects, maxBytes, attachments }) {
    const allowed = new Set(allow);
    return (facts): Outcome => {
      if (!isKnown(facts.kinds)) return missing("kinds");
      if (facts.kinds.length === 0) return violation("no-kind");
      if (firstOutside(facts.kinds, allowed) !== undefined)
        return curable("kind-not-covered", { kinds: outside(facts.kinds, allowed) });
      if (isReadingHeld(facts)) return PERMIT;
      if (!isKnown(facts.objects)) return missing("objects");
      if (!isKnown(facts.bytes)) return missing("bytes");
      if (!isKnown(facts.attachments)) return missing("attachments");
      if (facts.attachments !== "none" && facts.attachments !== attachments)
        return curable("attachments", { found: facts.attachments, allowed: attachments });
      // Written so that NaN refuses.
      if (!(facts.objects >= 1 && facts.objects <= maxObjects))
        return curable("too-many-objects", { objects: facts.objects, maxObjects });
      if (!(facts.bytes >= 0 && facts.bytes <= maxBytes))
        return curable("too-large", { bytes: facts.bytes, maxBytes });
      return PERMIT;
    };
  },
  sentence({ allow, maxObjects, maxBytes, attachments }, lang) {
    const attached = {
      none: { fr: "sans pièce jointe", en: "without attachments" },
      text: {
        fr: "pièces jointes lisibles comme texte seulement",
        en: "attachments only if readable as text",
      },
    }[attachments];
    return say(lang, {
      fr: `Sortes de contenu admises : ${kindWords(allow, "fr")} ; au plus ${number(maxObjects, "fr")} objets et ${number(maxBytes, "fr")} octets à la fois, ${attached.fr}.`,
      en: `Kinds of content admitted: ${kindWords(allow, "en")}; at most ${number(maxObjects, "en")} objects and ${number(maxBytes, "en")} bytes at a time, ${attached.en}.`,
    });
  },
});

const kindNames: Readonly<Record<string, { fr: string; en: string }>> = {
  report: { fr: "rapports", en: "reports" },
  attachment: { fr: "pièces jointes", en: "attachments" },
};

/** Reports by name, then the STIX types in one list. */
function kindWords(kinds: readonly string[], lang: Lang): string {
  const stix = kinds.filter((kind) => kind.startsWith("stix:")).map((kind) => kind.slice("stix:".length));
  const others = kinds
    .filter((kind) => !kind.startsWith("stix:"))
    .map((kind) => kindNames[kind]?.[lang] ?? kind);
  const typed = { fr: `objets STIX (${and(stix, "fr")})`, en: `STIX objects (${and(stix, "en")})` }[lang];
  return and(stix.length === 0 ? others : [...others, typed], lang);
}

export const subjectKinds = { areas, purposes, "data-kinds": dataKinds };
