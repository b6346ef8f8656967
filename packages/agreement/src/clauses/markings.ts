import { giving } from "../actions.ts";
import { defineKind } from "../clause-kind.ts";
import { covers } from "../directions.ts";
import { COMMUNITY, rankOfTlp, tlpOrder } from "../label.ts";
import { missing, NOT_APPLICABLE, type Outcome, oblige, PERMIT, violation } from "../outcome.ts";
import { bool, code, duration, object, oneOf, only, set } from "../shape.ts";
import { and, or, say, span } from "../words.ts";
import {
  firstOutside,
  hasConsent,
  hasReview,
  isKnown,
  isPassedOn,
  outside,
  pending,
  recipientOf,
  reviewOf,
} from "./common.ts";

/** What the originator wrote on the item beside its level. Only the originator can take any of it away. */

const relTo = defineKind({
  cardinality: "one",
  actions: giving,
  params: object({ requireExplicit: only(true), tlpStandsIn: bool }),
  check: ({ tlpStandsIn }, document, directions) =>
    tlpStandsIn &&
    !directions.every(({ from, to }) =>
      document.clauses.some((clause) => clause.kind === "tlp" && covers(clause, from, to)),
    )
      ? [{ at: "/tlpStandsIn", message: "needs a tlp clause for the same directions" }]
      : [],
  prepare({ tlpStandsIn }, document) {
    const countries = new Map(document.parties.map(({ id, country }) => [id, country]));
    return (facts): Outcome => {
      const { label, onward } = facts;
      if (!isKnown(label)) return missing("label");
      if (tlpStandsIn && label.policy === COMMUNITY && label.tlp !== undefined) return NOT_APPLICABLE;
      if (facts.action === "onward" && (!isKnown(onward) || onward === "none")) return missing("onward");
      const destination =
        facts.action === "onward" && typeof onward === "object" ? onward.country : countries.get(facts.to);
      if (destination === undefined) return violation("no-destination");
      // The originator's own people need no list to read what they wrote.
      if (label.originator === facts.to && facts.action === "disclose") return PERMIT;
      if (label.relTo === undefined || label.relTo.length === 0) return violation("no-rel-to");
      return label.relTo.includes(destination)
        ? PERMIT
        : violation("not-releasable-to", { country: destination });
    };
  },
  sentence: ({ tlpStandsIn }, lang) =>
    say(lang, {
      fr: `Un contenu ne part que si son auteur a nommé le pays destinataire parmi ceux auxquels il peut être communiqué.${tlpStandsIn ? " La couleur TLP en tient lieu pour les contenus de communauté." : ""}`,
      en: `Content leaves only if its originator has named the receiving country among those it may go to.${tlpStandsIn ? " For community content the TLP colour stands in for that list." : ""}`,
    }),
});

const caveatBar = defineKind({
  cardinality: "some",
  actions: giving,
  params: object({ caveats: set(code) }),
  references: ({ caveats }) => ({ caveats }),
  prepare({ caveats }) {
    const barred = new Set(caveats);
    return (facts): Outcome => {
      if (!isKnown(facts.label)) return missing("label");
      for (const caveat of facts.label.caveats)
        if (barred.has(caveat)) return violation("barred-caveat", { caveat });
      return PERMIT;
    };
  },
  sentence: ({ caveats }, lang, names) =>
    say(lang, {
      fr: `Ce qui porte la mention ${or(caveats.map(names.caveat), "fr")} n’est jamais communiqué ; seul son auteur peut lever la mention.`,
      en: `Whatever is marked ${or(caveats.map(names.caveat), "en")} is never given; only its originator can lift the marking.`,
    }),
});

const caveatsKnown = defineKind({
  cardinality: "one",
  actions: giving,
  params: object({ known: set(code, 0) }),
  references: ({ known }) => ({ caveats: known }),
  prepare({ known }) {
    const understood = new Set(known);
    return (facts): Outcome => {
      if (!isKnown(facts.label)) return missing("label");
      if (!isKnown(facts.unknownMarkings)) return missing("unknownMarkings");
      if (facts.unknownMarkings.length > 0)
        return violation("unknown-marking", { markings: facts.unknownMarkings });
      return firstOutside(facts.label.caveats, understood) === undefined
        ? PERMIT
        : violation("unknown-caveat", { caveats: outside(facts.label.caveats, understood) });
    };
  },
  sentence({ known }, lang, names) {
    const list = known.map(names.caveat);
    return known.length === 0
      ? say(lang, {
          fr: "Aucune mention restrictive n’est prévue : un contenu qui en porte une n’est pas communiqué.",
          en: "No caveat is provided for: content that bears one is not given.",
        })
      : say(lang, {
          fr: `Mentions connues des parties : ${and(list, "fr")}. Un contenu portant toute autre mention n’est pas communiqué.`,
          en: `Caveats known to the parties: ${and(list, "en")}. Content bearing any other marking is not given.`,
        });
  },
});

const originatorControl = defineKind({
  cardinality: "any",
  actions: giving,
  params: object({ caveats: set(code), consentTtl: duration }),
  references: ({ caveats }) => ({ caveats }),
  prepare({ caveats, consentTtl }) {
    const controlled = new Set(caveats);
    const ask = oblige("obtain-consent", { from: "originator" });
    const keep = oblige("no-onward", { without: "originator-consent" });
    return (facts) => {
      const { label } = facts;
      if (!isKnown(label)) return missing("label");
      if (
        !label.caveats.some((caveat) => controlled.has(caveat)) &&
        !label.handling?.some((one) => controlled.has(one))
      )
        return NOT_APPLICABLE;
      if (!isPassedOn(facts, label) || label.originator === facts.to) return keep;
      return hasConsent(facts, "originator-control", label.originator, consentTtl)
        ? keep
        : pending(facts, ask, () => violation("no-originator-consent", { originator: label.originator }));
    };
  },
  sentence: ({ caveats, consentTtl }, lang, names) =>
    say(lang, {
      fr: `Ce qui porte la mention ${or(caveats.map(names.caveat), "fr")} ne va plus loin qu’avec l’accord de son auteur, valable ${span(consentTtl, "fr")}.`,
      en: `Whatever is marked ${or(caveats.map(names.caveat), "en")} goes no further without its originator’s consent, good for ${span(consentTtl, "en")}.`,
    }),
});

const tlp = defineKind({
  cardinality: "any",
  actions: giving,
  params: object({ maxTlp: oneOf(...tlpOrder), strictMeansOrganisation: only(true) }),
  prepare({ maxTlp }) {
    const top = rankOfTlp(maxTlp) ?? -1;
    const marks = new Map(tlpOrder.map((level) => [level as string, oblige("mark", { tlp: level })]));
    return (facts) => {
      const { label } = facts;
      if (!isKnown(label)) return missing("label");
      if (label.policy !== COMMUNITY && label.tlp === undefined) return NOT_APPLICABLE;
      if (label.tlp === undefined) return violation("no-tlp");
      const rank = rankOfTlp(label.tlp);
      if (rank === undefined) return violation("unknown-tlp", { tlp: label.tlp });
      if (rank > top) return violation("above-tlp", { tlp: label.tlp, maxTlp });
      if (facts.action === "onward" && (label.tlp === "amber+strict" || label.tlp === "red"))
        return violation("tlp-stays-inside", { tlp: label.tlp });
      if (label.tlp === "red") {
        const recipient = recipientOf(facts);
        if (recipient === undefined || !isKnown(recipient.person)) return missing("recipient.person");
        if (recipient.person === "none") return violation("tlp-red-names-nobody");
      }
      return marks.get(label.tlp) ?? violation("unknown-tlp", { tlp: label.tlp });
    };
  },
  sentence: ({ maxTlp }, lang) =>
    say(lang, {
      fr: `Contenus de communauté : jusqu’à TLP:${maxTlp.toUpperCase()} compris ; TLP:AMBER+STRICT reste dans l’organisation qui reçoit, TLP:RED va à des personnes nommées.`,
      en: `Community content: up to and including TLP:${maxTlp.toUpperCase()}; TLP:AMBER+STRICT stays within the receiving organisation, TLP:RED goes to named persons.`,
    }),
});

const handlingCodes = defineKind({
  cardinality: "any",
  actions: giving,
  params: object({
    h0Purposes: set(code),
    h1: oneOf("consent", "refuse"),
    h2: oneOf("consent", "refuse"),
    h3: oneOf("human-review", "refuse"),
  }),
  references: ({ h0Purposes }) => ({ purposes: h0Purposes }),
  prepare({ h0Purposes, h1, h2, h3 }) {
    const crime = new Set(h0Purposes);
    const notInCourt = oblige("attach-notice", { handling: "H1" });
    const noOnward = oblige("no-onward", { handling: "H2" });
    const known: ReadonlySet<string> = new Set(["H0", "H1", "H2", "H3"]);
    return (facts) => {
      const { label } = facts;
      if (!isKnown(label)) return missing("label");
      const codes = label.handling;
      if (codes === undefined || codes.length === 0) return NOT_APPLICABLE;
      if (firstOutside(codes, known) !== undefined)
        return violation("unknown-handling", { codes: outside(codes, known) });
      if (codes.includes("H0") && !crime.has(facts.purpose))
        return violation("handling-h0", { purpose: facts.purpose });
      let outcome: Outcome = PERMIT;
      if (codes.includes("H1")) {
        if (!isKnown(facts.use)) return missing("use");
        if (facts.use.judicial && (h1 === "refuse" || !hasConsent(facts, "judicial-use", label.originator)))
          return violation("handling-h1");
        outcome = notInCourt;
      }
      if (codes.includes("H2")) {
        if (isPassedOn(facts, label) && (h2 === "refuse" || !hasConsent(facts, "handling", label.originator)))
          return violation("handling-h2", { originator: label.originator });
        outcome = noOnward;
      }
      if (codes.includes("H3")) {
        if (h3 === "refuse") return violation("handling-h3");
        if (!hasReview(facts, "handling"))
          return pending(facts, reviewOf("handling"), () => violation("handling-not-reviewed"));
      }
      return outcome;
    };
  },
  sentence({ h0Purposes, h1, h2, h3 }, lang, names) {
    const ask = {
      consent: { fr: "avec l’accord de l’auteur", en: "with the originator’s consent" },
      refuse: { fr: "jamais", en: "never" },
    };
    const read =
      h3 === "refuse"
        ? { fr: "refus", en: "refused" }
        : { fr: "examen par une personne", en: "examined by a person" };
    return say(lang, {
      fr: `Codes de traitement. H0 : seulement pour ${or(h0Purposes.map(names.purpose), "fr")} ; H1, usage en justice : ${ask[h1].fr} ; H2, transmission : ${ask[h2].fr} ; H3 : ${read.fr}.`,
      en: `Handling codes. H0: only for ${or(h0Purposes.map(names.purpose), "en")}; H1, use in court: ${ask[h1].en}; H2, passing on: ${ask[h2].en}; H3: ${read.en}.`,
    });
  },
});

export const markingKinds = {
  "rel-to": relTo,
  "caveat-bar": caveatBar,
  "caveats-known": caveatsKnown,
  "originator-control": originatorControl,
  tlp,
  "handling-codes": handlingCodes,
};
