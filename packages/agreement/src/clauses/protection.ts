import { giving } from "../actions.ts";
import { defineKind } from "../clause-kind.ts";
import type { Facts, Hit } from "../facts.ts";
import { curable, missing, NOT_APPLICABLE, type Outcome, oblige, PERMIT, violation } from "../outcome.ts";
import { code, object, oneOf, path, set } from "../shape.ts";
import { and, or, say } from "../words.ts";
import { isKnown, isReadingHeld, pending } from "./common.ts";

/** Persons and fields that must not leave in clear. Effects act on the item; the result is decided again. */

const effects = ["human-review", "pseudonymise", "redact", "refuse"] as const;
type Effect = (typeof effects)[number];

/** What counts as done for each effect. Stronger treatment always counts; nothing satisfies `refuse`. */
const sufficient: Readonly<Record<Effect, ReadonlySet<Hit["treatment"]>>> = {
  "human-review": new Set(["reviewed", "pseudonymised", "redacted"]),
  pseudonymise: new Set(["pseudonymised", "redacted"]),
  redact: new Set(["redacted"]),
  refuse: new Set([]),
};

const effectWords = {
  "human-review": {
    fr: "une personne examine le contenu d’abord",
    en: "a person examines the content first",
  },
  pseudonymise: { fr: "un pseudonyme remplace leur nom", en: "a pseudonym takes the place of the name" },
  redact: { fr: "ce qui les fait reconnaître est retiré", en: "whatever identifies them is taken out" },
  refuse: { fr: "le contenu n’est pas communiqué", en: "the content is not given" },
} as const;

/** Outcome for the hits a clause watches and that are not yet treated as it asks. */
function judge(facts: Facts, found: readonly Hit[], effect: Effect, code_: string): Outcome {
  const untreated = found.filter((hit) => !sufficient[effect].has(hit.treatment));
  if (untreated.length === 0) return PERMIT;
  const detail = { classes: [...new Set(untreated.map((hit) => hit.class))].sort(), count: untreated.length };
  if (effect === "refuse") return violation(code_, detail);
  if (effect === "human-review")
    return pending(facts, oblige("human-review", { subject: code_, ...detail }), () =>
      violation(code_, detail),
    );
  return curable(code_, { ...detail, effect });
}

const certainties = ["candidate", "listed", "structured"] as const;
/** A clause that acts on candidates acts on everything surer. */
const atLeast: Readonly<Record<(typeof certainties)[number], ReadonlySet<Hit["certainty"]>>> = {
  candidate: new Set(["candidate", "structured", "listed"]),
  structured: new Set(["structured", "listed"]),
  listed: new Set(["listed"]),
};
const knownCertainties = atLeast.candidate;

const protectedPersons = defineKind({
  cardinality: "some",
  actions: giving,
  params: object({
    classes: set(code),
    registers: set(code, 0),
    effect: oneOf(...effects),
    certainty: oneOf(...certainties),
  }),
  references: ({ classes }) => ({ classes }),
  prepare({ classes, effect, certainty }) {
    const watched = new Set(classes);
    const sure = atLeast[certainty];
    return (facts): Outcome => {
      if (isReadingHeld(facts)) return NOT_APPLICABLE;
      if (!isKnown(facts.persons)) return missing("persons");
      if (facts.persons.length === 0) return PERMIT;
      if (facts.persons.some((hit) => !knownCertainties.has(hit.certainty)))
        return missing("persons.certainty");
      const found = facts.persons.filter((hit) => watched.has(hit.class) && sure.has(hit.certainty));
      return judge(facts, found, effect, "protected-person");
    };
  },
  sentence({ classes, registers, effect, certainty }, lang, names) {
    const who = or(classes.map(names.class), lang);
    const sure = {
      candidate: { fr: "dès l’indice", en: "at the first sign" },
      structured: { fr: "quand une donnée structurée l’établit", en: "when structured data says so" },
      listed: { fr: "quand un registre l’établit", en: "when a register says so" },
    }[certainty];
    const lists =
      registers.length === 0
        ? { fr: "", en: "" }
        : { fr: ` (registres : ${and(registers, "fr")})`, en: ` (registers: ${and(registers, "en")})` };
    return say(lang, {
      fr: `Personnes protégées (${who})${lists.fr}, ${sure.fr} : ${effectWords[effect].fr}.`,
      en: `Protected persons (${who})${lists.en}, ${sure.en}: ${effectWords[effect].en}.`,
    });
  },
});

const professions = ["clergy", "journalist", "lawyer", "medical", "minor", "parliamentarian"] as const;

const professionWords: Readonly<Record<(typeof professions)[number], { fr: string; en: string }>> = {
  clergy: { fr: "ministres du culte", en: "clergy" },
  journalist: { fr: "journalistes", en: "journalists" },
  lawyer: { fr: "avocats", en: "lawyers" },
  medical: { fr: "soignants", en: "medical staff" },
  minor: { fr: "mineurs", en: "minors" },
  parliamentarian: { fr: "parlementaires", en: "members of parliament" },
};

const protectedProfessions = defineKind({
  cardinality: "some",
  actions: giving,
  params: object(
    { classes: set(oneOf(...professions)), effect: oneOf("human-review", "pseudonymise", "redact") },
    { extraApprover: code },
  ),
  prepare({ classes, effect, extraApprover }) {
    const watched: ReadonlySet<string> = new Set(classes);
    const approve = oblige("second-approval", { approvers: 1, roles: [extraApprover ?? ""] });
    return (facts) => {
      if (isReadingHeld(facts)) return NOT_APPLICABLE;
      if (!isKnown(facts.professions)) return missing("professions");
      if (facts.professions.length === 0) return PERMIT;
      const found = facts.professions.filter((hit) => watched.has(hit.class));
      if (found.length === 0) return PERMIT;
      const judged = judge(facts, found, effect, "protected-profession");
      if (judged.t !== "permit" || extraApprover === undefined || facts.action === "disclose") return judged;
      // Even taken out, what concerned a protected profession leaves only past one more person.
      if (!isKnown(facts.approvals)) return missing("approvals");
      const seen = facts.approvals.some((one) => one.role === extraApprover && one.person !== facts.author);
      return seen
        ? PERMIT
        : pending(facts, approve, () => violation("no-extra-approval", { role: extraApprover }));
    };
  },
  sentence({ classes, effect, extraApprover }, lang) {
    const who = {
      fr: and(
        classes.map((one) => professionWords[one].fr),
        "fr",
      ),
      en: and(
        classes.map((one) => professionWords[one].en),
        "en",
      ),
    };
    const extra =
      extraApprover === undefined
        ? { fr: "", en: "" }
        : {
            fr: ` ; l’approbation du rôle ${extraApprover} s’y ajoute`,
            en: `; approval by the role ${extraApprover} is needed as well`,
          };
    return say(lang, {
      fr: `Professions et personnes protégées (${who.fr}) : ${effectWords[effect].fr}${extra.fr}.`,
      en: `Protected professions and persons (${who.en}): ${effectWords[effect].en}${extra.en}.`,
    });
  },
});

const minimisation = defineKind({
  cardinality: "some",
  actions: giving,
  params: object({
    drop: set(path, 0),
    mask: set(path, 0),
    generalise: set(path, 0),
    identities: oneOf("masked", "clear"),
    freeText: oneOf("pseudonymise", "raw", "review"),
  }),
  prepare({ drop, mask, generalise, identities, freeText }) {
    const minimised = new Set([...drop, ...mask, ...generalise]);
    return (facts) => {
      const { fields, identities: shown, freeText: prose } = facts.content;
      if (isReadingHeld(facts)) return NOT_APPLICABLE;
      if (!isKnown(fields)) return missing("content.fields");
      if (!isKnown(shown)) return missing("content.identities");
      if (!isKnown(prose)) return missing("content.freeText");
      const left = fields.filter((field) => minimised.has(field));
      if (left.length > 0) return curable("not-minimised", { fields: left });
      if (identities === "masked" && shown !== "none" && shown !== "masked")
        return curable("identities-in-clear");
      if (prose === "none" || freeText === "raw" || prose === "pseudonymised") return PERMIT;
      if (freeText === "pseudonymise") return curable("free-text", { found: prose });
      return prose === "reviewed"
        ? PERMIT
        : pending(facts, oblige("human-review", { subject: "free-text" }), () =>
            violation("free-text-not-reviewed"),
          );
    };
  },
  sentence({ drop, mask, generalise, identities, freeText }, lang) {
    const steps = [
      { paths: drop, fr: "champs retirés", en: "fields dropped" },
      { paths: mask, fr: "champs masqués", en: "fields masked" },
      { paths: generalise, fr: "champs généralisés", en: "fields generalised" },
    ].flatMap(({ paths, ...done }) =>
      paths.length === 0 ? [] : [`${done[lang]}${lang === "fr" ? " :" : ":"} ${and(paths, lang)}`],
    );
    const masks = {
      masked: { fr: "les identités sont masquées", en: "identities are masked" },
      clear: { fr: "les identités restent en clair", en: "identities stay in clear" },
    }[identities];
    const prose = {
      pseudonymise: { fr: "le texte libre est pseudonymisé", en: "free text is pseudonymised" },
      raw: { fr: "le texte libre est transmis tel quel", en: "free text is passed as it is" },
      review: { fr: "une personne relit le texte libre", en: "a person reads free text first" },
    }[freeText];
    return lang === "fr"
      ? `Réduction au nécessaire : ${[...steps, masks.fr, prose.fr].join(" ; ")}.`
      : `Reduced to what is needed: ${[...steps, masks.en, prose.en].join("; ")}.`;
  },
});

export const protectionKinds = {
  "protected-persons": protectedPersons,
  "protected-professions": protectedProfessions,
  minimisation,
};
