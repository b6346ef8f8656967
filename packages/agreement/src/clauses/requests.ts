import { asking } from "../actions.ts";
import { defineKind } from "../clause-kind.ts";
import type { Facts, RequestFacts } from "../facts.ts";
import { missing, NOT_APPLICABLE, type Outcome, oblige, PERMIT, violation } from "../outcome.ts";
import { bool, code, duration, integer, object, oneOf, set } from "../shape.ts";
import { number, or, say, span } from "../words.ts";
import { isKnown } from "./common.ts";

/** Questions put to the partner, and selectors compared with the partner's without showing them. */

function requestOf(facts: Facts): RequestFacts | undefined {
  return isKnown(facts.request) && facts.request !== "none" ? facts.request : undefined;
}

const noCircumvention = defineKind({
  cardinality: "one",
  actions: asking,
  params: object({ statement: code }),
  prepare:
    ({ statement }) =>
    (facts) => {
      const request = requestOf(facts);
      if (request === undefined) return missing("request");
      if (!isKnown(request.statement)) return missing("request.statement");
      return request.statement === statement ? PERMIT : violation("no-statement", { statement });
    },
  sentence: ({ statement }, lang) =>
    say(lang, {
      fr: `Chaque demande porte la déclaration signée « ${statement} » : elle ne sert pas à obtenir de l’autre ce que sa propre loi interdit.`,
      en: `Every request carries the signed statement “${statement}”: it is not used to obtain from the other what one’s own law forbids.`,
    }),
});

const requestDeadlines = defineKind({
  cardinality: "any",
  actions: ["request.send"],
  params: object({ urgentDirect: duration, urgentIndirect: duration, other: duration, delayNotice: bool }),
  prepare({ urgentDirect, urgentIndirect, other }) {
    const answer = (urgency: string, within: string): Outcome =>
      oblige("notify", { whom: "requester", of: "answer", urgency }, within);
    const clocks = new Map([
      ["urgent-direct", answer("urgent-direct", urgentDirect)],
      ["urgent-indirect", answer("urgent-indirect", urgentIndirect)],
      ["other", answer("other", other)],
    ]);
    return (facts) => {
      const request = requestOf(facts);
      if (request === undefined || !isKnown(request.urgency)) return missing("request.urgency");
      return clocks.get(request.urgency) ?? violation("unknown-urgency", { urgency: request.urgency });
    };
  },
  sentence({ urgentDirect, urgentIndirect, other, delayNotice }, lang) {
    const late = delayNotice
      ? { fr: " Un retard est annoncé.", en: " A delay is announced." }
      : { fr: "", en: "" };
    return say(lang, {
      fr: `Réponse sous ${span(urgentDirect, "fr")} en urgence directe, ${span(urgentIndirect, "fr")} en urgence indirecte, ${span(other, "fr")} sinon.${late.fr}`,
      en: `Answers within ${span(urgentDirect, "en")} for direct urgency, ${span(urgentIndirect, "en")} for indirect urgency, ${span(other, "en")} otherwise.${late.en}`,
    });
  },
});

const requestRefusal = defineKind({
  cardinality: "any",
  actions: ["request.answer"],
  params: object({ codes: set(code), reasonRequired: bool }),
  prepare({ codes, reasonRequired }) {
    const accepted = new Set(codes);
    return (facts) => {
      const request = requestOf(facts);
      if (request === undefined || !isKnown(request.answer) || request.answer === "none")
        return missing("request.answer");
      if (request.answer !== "refused") return NOT_APPLICABLE;
      if (!accepted.has(request.refusalCode))
        return violation("uncoded-refusal", { code: request.refusalCode });
      const reason = request.refusalReason;
      return reasonRequired && (reason === "none" || reason.trim() === "") ? violation("no-reason") : PERMIT;
    };
  },
  sentence({ codes, reasonRequired }, lang) {
    const why = reasonRequired
      ? { fr: " et donne ses raisons", en: " and gives its reasons" }
      : { fr: "", en: "" };
    return say(lang, {
      fr: `Qui refuse une demande cite l’un des motifs ${or(codes, "fr")}${why.fr}.`,
      en: `Whoever refuses a request names one of the grounds ${or(codes, "en")}${why.en}.`,
    });
  },
});

const matching = defineKind({
  cardinality: "any",
  actions: ["match"],
  params: object({
    protocols: set(code),
    maxPerPeriod: integer(0, 1_000_000),
    period: duration,
    maxSet: integer(1, 1_000_000_000),
    reveal: oneOf("count", "items"),
    purposeRequired: bool,
  }),
  prepare({ protocols, maxPerPeriod, maxSet, reveal, purposeRequired }, _document, { id }) {
    const allowed = new Set(protocols);
    return (facts): Outcome => {
      const { match } = facts;
      if (!isKnown(match) || match === "none") return missing("match");
      if (!allowed.has(match.protocol)) return violation("protocol", { protocol: match.protocol });
      if (!isKnown(match.setSize)) return missing("match.setSize");
      if (!(match.setSize >= 1 && match.setSize <= maxSet))
        return violation("set-too-large", { setSize: match.setSize, maxSet });
      if (!isKnown(match.reveal)) return missing("match.reveal");
      if (match.reveal === "items" && reveal === "count")
        return violation("reveals-too-much", { reveal: match.reveal });
      if (purposeRequired && !isKnown(facts.purpose)) return missing("purpose");
      if (!isKnown(facts.quotas)) return missing("quotas");
      const counter = facts.quotas.find(({ clause }) => clause === id);
      if (counter === undefined) return missing("quotas");
      return counter.matches < maxPerPeriod
        ? PERMIT
        : violation("match-quota", { used: counter.matches, maxPerPeriod });
    };
  },
  sentence({ protocols, maxPerPeriod, period, maxSet, reveal }, lang) {
    const shown = {
      count: {
        fr: "seul le nombre de concordances est révélé",
        en: "only the number of matches is revealed",
      },
      items: { fr: "les concordances sont révélées", en: "the matches are revealed" },
    }[reveal];
    return say(lang, {
      fr: `Comparaisons par ${or(protocols, "fr")} : au plus ${number(maxPerPeriod, "fr")} par période de ${span(period, "fr")}, sur au plus ${number(maxSet, "fr")} sélecteurs ; ${shown.fr}.`,
      en: `Matching by ${or(protocols, "en")}: at most ${number(maxPerPeriod, "en")} per ${span(period, "en")}, on at most ${number(maxSet, "en")} selectors; ${shown.en}.`,
    });
  },
});

const volumeQuota = defineKind({
  cardinality: "any",
  actions: ["onward", "release"],
  params: object({
    maxItems: integer(0, Number.MAX_SAFE_INTEGER),
    maxPersons: integer(0, Number.MAX_SAFE_INTEGER),
    period: duration,
  }),
  prepare:
    ({ maxItems, maxPersons }, _document, { id }) =>
    (facts) => {
      if (!isKnown(facts.quotas)) return missing("quotas");
      const used = facts.quotas.find(({ clause }) => clause === id);
      if (used === undefined) return missing("quotas");
      if (!isKnown(facts.objects)) return missing("objects");
      if (!isKnown(facts.personCount)) return missing("personCount");
      if (!(used.items + facts.objects <= maxItems))
        return violation("item-quota", { used: used.items, maxItems });
      return used.persons + facts.personCount <= maxPersons
        ? PERMIT
        : violation("person-quota", { used: used.persons, maxPersons });
    },
  sentence: ({ maxItems, maxPersons, period }, lang) =>
    say(lang, {
      fr: `Au plus ${number(maxItems, "fr")} objets et ${number(maxPersons, "fr")} personnes par période de ${span(period, "fr")}.`,
      en: `At most ${number(maxItems, "en")} objects and ${number(maxPersons, "en")} persons per ${span(period, "en")}.`,
    }),
});

export const requestKinds = {
  "no-circumvention": noCircumvention,
  "request-deadlines": requestDeadlines,
  "request-refusal": requestRefusal,
  matching,
  "volume-quota": volumeQuota,
};
