import { operating } from "../actions.ts";
import { defineKind } from "../clause-kind.ts";
import type { Facts, OperationFacts } from "../facts.ts";
import { missing, NOT_APPLICABLE, type Outcome, oblige, PERMIT, violation } from "../outcome.ts";
import { bool, code, duration, integer, object, oneOf, set, time } from "../shape.ts";
import { and, date, or, say, span } from "../words.ts";
import { firstOutside, isKnown, outside, pending } from "./common.ts";

/** What parties do to collect, and whom they never make the object of it. */

const partnerSays = ["none", "notice", "consult", "consent"] as const;
type PartnerSay = (typeof partnerSays)[number];

function operationOf(facts: Facts): OperationFacts | undefined {
  return isKnown(facts.operation) && facts.operation !== "none" ? facts.operation : undefined;
}

/** Silence is refusal where consent is asked, and enough where only advice is. */
const sufficientAnswers: Readonly<Record<PartnerSay, ReadonlySet<string>>> = {
  none: new Set(["agreed", "objected", "silent", "waiting", "not-asked"]),
  notice: new Set(["agreed", "objected", "silent", "waiting", "not-asked"]),
  consult: new Set(["agreed", "objected", "silent"]),
  consent: new Set(["agreed"]),
};

const operations = defineKind({
  cardinality: "one",
  actions: operating,
  params: object({
    techniques: set(code, 0),
    purposes: set(code, 0),
    places: set(code, 0),
    partnerSay: oneOf(...partnerSays),
    answerWithin: duration,
  }),
  references: ({ purposes }) => ({ purposes }),
  prepare({ techniques, purposes, places, partnerSay, answerWithin }) {
    const allowed = { techniques: new Set(techniques), purposes: new Set(purposes), places: new Set(places) };
    const enough = sufficientAnswers[partnerSay];
    const notice = partnerSay === "none" ? PERMIT : oblige("notify", { whom: "partner", of: "operation" });
    const ask = oblige("obtain-consent", { from: "partner", say: partnerSay, answerWithin });
    return (facts) => {
      const operation = operationOf(facts);
      if (operation === undefined) return missing("operation");
      if (!isKnown(facts.purpose)) return missing("purpose");
      if (!isKnown(operation.partner)) return missing("operation.partner");
      if (operation.techniques.length === 0) return violation("no-technique");
      if (operation.places.length === 0) return violation("no-place");
      if (firstOutside(operation.techniques, allowed.techniques) !== undefined)
        return violation("technique", { techniques: outside(operation.techniques, allowed.techniques) });
      if (firstOutside(operation.places, allowed.places) !== undefined)
        return violation("place", { places: outside(operation.places, allowed.places) });
      if (!allowed.purposes.has(facts.purpose)) return violation("purpose", { purpose: facts.purpose });
      if (enough.has(operation.partner)) return notice;
      return pending(facts, ask, () =>
        violation(partnerSay === "consent" ? "no-partner-consent" : "partner-not-consulted", {
          answer: operation.partner,
        }),
      );
    };
  },
  sentence({ techniques, purposes, places, partnerSay, answerWithin }, lang, names) {
    const within = span(answerWithin, lang);
    const says = {
      none: { fr: "sans avoir à prévenir l’autre partie", en: "without having to tell the other party" },
      notice: { fr: "en prévenant l’autre partie", en: "telling the other party" },
      consult: {
        fr: `après avoir consulté l’autre partie, qui répond sous ${within}`,
        en: `after consulting the other party, which answers within ${within}`,
      },
      consent: {
        fr: `avec l’accord de l’autre partie, demandé ${within} à l’avance ; son silence vaut refus`,
        en: `with the consent of the other party, given within ${within}; its silence is a refusal`,
      },
    }[partnerSay];
    const what = purposes.map(names.purpose);
    if (techniques.length * purposes.length * places.length === 0)
      return say(lang, {
        fr: "Aucune opération n’est admise au titre de cet accord.",
        en: "No operation is admitted under this agreement.",
      });
    return say(lang, {
      fr: `Opérations admises : techniques ${and(techniques, "fr")} ; lieux ${and(places, "fr")} ; finalités ${and(what, "fr")} ; ${says.fr}.`,
      en: `Operations admitted: techniques ${and(techniques, "en")}; places ${and(places, "en")}; purposes ${and(what, "en")}; ${says.en}.`,
    });
  },
});

const noTarget = defineKind({
  cardinality: "some",
  actions: operating,
  params: object({ offices: set(code, 0), classes: set(code, 0), from: time, until: time }),
  references: ({ offices, classes }) => ({ classes: [...offices, ...classes] }),
  check: ({ offices, classes, from, until }) => [
    ...(from < until ? [] : [{ at: "/until", message: "ends before it begins" }]),
    ...(offices.length + classes.length > 0 ? [] : [{ at: "", message: "protects nobody" }]),
  ],
  prepare({ offices, classes, from, until }) {
    const spared = { offices: new Set(offices), classes: new Set(classes) };
    return (facts): Outcome => {
      if (facts.now < from || facts.now >= until) return NOT_APPLICABLE;
      const operation = operationOf(facts);
      if (operation === undefined) return missing("operation");
      if (!isKnown(operation.targets)) return missing("operation.targets");
      for (const target of operation.targets) {
        if (!isKnown(target.office) || !isKnown(target.class)) return missing("operation.targets");
        if (spared.offices.has(target.office)) return violation("spared-office", { office: target.office });
        if (spared.classes.has(target.class)) return violation("spared-class", { class: target.class });
      }
      return PERMIT;
    };
  },
  sentence({ offices, classes, from, until }, lang, names) {
    const who = or([...offices, ...classes].map(names.class), lang);
    return say(lang, {
      fr: `Du ${date(from, "fr")} au ${date(until, "fr")}, aucune opération ne vise : ${who}. Rien ne peut y déroger.`,
      en: `From ${date(from, "en")} to ${date(until, "en")}, no operation is directed at: ${who}. Nothing can lift this.`,
    });
  },
});

const unmasking = defineKind({
  cardinality: "any",
  actions: ["unmask"],
  params: object({
    /** Least length of the written justification, in characters. */
    justification: integer(1, 10_000),
    approverRole: code,
    answerWithin: duration,
    notifyOversight: bool,
  }),
  prepare({ justification, approverRole, notifyOversight }) {
    const approve = oblige("second-approval", { approvers: 1, roles: [approverRole] });
    const granted = notifyOversight ? oblige("notify", { whom: "oversight", of: "unmasking" }) : PERMIT;
    return (facts) => {
      if (!isKnown(facts.justification)) return missing("justification");
      if (facts.justification.length < justification || facts.justification === "none")
        return violation("justification-too-short", { minChars: justification });
      if (!isKnown(facts.approvals)) return missing("approvals");
      if (!isKnown(facts.author)) return missing("author");
      const approved = facts.approvals.some(
        ({ person, role }) => role === approverRole && person !== facts.author,
      );
      return approved
        ? granted
        : pending(facts, approve, () => violation("not-approved", { roles: [approverRole] }));
    };
  },
  sentence({ justification, approverRole, answerWithin, notifyOversight }, lang) {
    const told = notifyOversight
      ? { fr: " L’organe de contrôle en est informé.", en: " The overseer is told." }
      : { fr: "", en: "" };
    return say(lang, {
      fr: `Une identité masquée n’est dévoilée que sur justification écrite d’au moins ${justification} caractères, approuvée par une personne ayant le rôle ${approverRole}, sous ${span(answerWithin, "fr")}.${told.fr}`,
      en: `A masked identity is revealed only on a written justification of at least ${justification} characters, approved by someone in the role ${approverRole}, within ${span(answerWithin, "en")}.${told.en}`,
    });
  },
});

export const operationKinds = { operations, "no-target": noTarget, unmasking };
