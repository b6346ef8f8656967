import { defineKind } from "../clause-kind.ts";
import { missing, NOT_APPLICABLE, type Outcome, oblige, violation } from "../outcome.ts";
import {
  bool,
  code,
  digest,
  duration,
  integer,
  object,
  oneOf,
  pattern,
  type Shape,
  set,
  setOf,
} from "../shape.ts";
import { and, number, say, span } from "../words.ts";
import { hasConsent, isKnown, pending } from "./common.ts";

/** What the parties owe each other and those who oversee them, after the fact. */

const feedback = defineKind({
  cardinality: "any",
  actions: ["release"],
  params: object({ dueWithin: duration, reciprocityWindow: duration }),
  prepare({ dueWithin }) {
    const due = oblige("feedback-due", {}, dueWithin);
    return () => due;
  },
  sentence: ({ dueWithin, reciprocityWindow }, lang) =>
    say(lang, {
      fr: `Qui reçoit dit sous ${span(dueWithin, "fr")} à quoi le contenu a servi ; l’équilibre des échanges s’observe sur ${span(reciprocityWindow, "fr")}.`,
      en: `Whoever receives says within ${span(dueWithin, "en")} what the content was good for; the balance of exchange is seen over ${span(reciprocityWindow, "en")}.`,
    }),
});

const breachNotice = defineKind({
  cardinality: "one",
  actions: ["release", "onward"],
  params: object({ notifyWithin: duration, reportWithin: duration, toOversight: bool }),
  prepare({ notifyWithin, reportWithin, toOversight }) {
    // A standing duty: the clocks run from the breach, so the obligation carries their length, not a date.
    const whom = toOversight ? ["originator", "oversight"] : ["originator"];
    const report = oblige("notify", { whom, of: "breach", notifyWithin, reportWithin });
    return () => report;
  },
  sentence: ({ notifyWithin, reportWithin, toOversight }, lang) =>
    say(lang, {
      fr: `Un manquement ou une fuite est annoncé sous ${span(notifyWithin, "fr")} et fait l’objet d’un rapport sous ${span(reportWithin, "fr")}${toOversight ? ", aussi aux organes de contrôle" : ""}.`,
      en: `A breach or leak is announced within ${span(notifyWithin, "en")} and reported on within ${span(reportWithin, "en")}${toOversight ? ", to the oversight bodies too" : ""}.`,
    }),
});

const inquiry = defineKind({
  cardinality: "any",
  actions: ["joint-case.add"],
  params: object({ answerWithin: duration }),
  prepare({ answerWithin }) {
    const answer = oblige("notify", { whom: "partner", of: "inquiry-answer" }, answerWithin);
    return () => answer;
  },
  sentence: ({ answerWithin }, lang) =>
    say(lang, {
      fr: `Dans une enquête commune, chaque question reçoit réponse sous ${span(answerWithin, "fr")}.`,
      en: `In a joint inquiry every question is answered within ${span(answerWithin, "en")}.`,
    }),
});

const accesses = ["full", "own-origin", "partner-with-consent", "proofs"] as const;
type Access = (typeof accesses)[number];
type Wants = "proofs" | "own-origin" | "partner-origin";

const open: Readonly<Record<Access, ReadonlySet<Wants>>> = {
  proofs: new Set(["proofs"]),
  "own-origin": new Set(["proofs", "own-origin"]),
  "partner-with-consent": new Set(["proofs", "own-origin"]),
  full: new Set(["proofs", "own-origin", "partner-origin"]),
};

const accessWords: Readonly<Record<Access, { fr: string; en: string }>> = {
  proofs: { fr: "preuves et comptes", en: "proofs and counts" },
  "own-origin": { fr: "aussi les contenus de sa propre partie", en: "its own party’s content too" },
  "partner-with-consent": {
    fr: "ceux de l’autre partie avec son accord",
    en: "the other party’s with its consent",
  },
  full: { fr: "tous les contenus", en: "all content" },
};

const body = object({
  body: code,
  access: oneOf(...accesses),
  keys: set(pattern("^[A-Za-z0-9_-]{43}$"), 0),
  exports: set(code, 0),
});

const oversight = defineKind({
  cardinality: "some",
  actions: ["oversight.read"],
  params: object({ party: digest, bodies: setOf(body, ["body"]) }),
  references: ({ party }) => ({ parties: [party] }),
  check({ party, bodies }, document) {
    const pinned = document.parties.find(({ id }) => id === party)?.keys ?? [];
    const kids = new Set(pinned.flatMap(({ kid, role }) => (role === "oversight" ? [kid] : [])));
    return bodies.flatMap(({ keys }, index) =>
      keys.some((kid) => !kids.has(kid))
        ? [{ at: `/bodies/${index}/keys`, message: "not an oversight key pinned by that party" }]
        : [],
    );
  },
  prepare({ party, bodies }) {
    const known = new Map(bodies.map((one) => [one.body, { ...one, exports: new Set(one.exports) }]));
    const ask = oblige("obtain-consent", { from: "originator", for: "oversight" });
    const noted = oblige("log-reads", { whom: "oversight" });
    return (facts): Outcome => {
      if (facts.from !== party) return NOT_APPLICABLE;
      const { oversight: reading } = facts;
      if (!isKnown(reading) || reading === "none") return missing("oversight");
      const found = known.get(reading.body);
      if (found === undefined) return violation("unknown-body", { body: reading.body });
      if (!isKnown(reading.wants)) return missing("oversight.wants");
      if (reading.export !== "none" && !found.exports.has(reading.export))
        return violation("export", { export: reading.export });
      if (open[found.access].has(reading.wants)) return noted;
      if (found.access !== "partner-with-consent" || reading.wants !== "partner-origin")
        return violation("beyond-access", { wants: reading.wants, access: found.access });
      if (!isKnown(facts.label)) return missing("label");
      return hasConsent(facts, "oversight", facts.label.originator)
        ? noted
        : pending(facts, ask, () => violation("no-oversight-consent"));
    };
  },
  sentence({ party, bodies }, lang, names) {
    const list = bodies.map((one) => `${one.body} (${accessWords[one.access][lang]})`);
    return say(lang, {
      fr: `Contrôle pour ${names.party(party)} : ${and(list, "fr")}. Chaque lecture est journalisée.`,
      en: `Oversight for ${names.party(party)}: ${and(list, "en")}. Every reading is logged.`,
    });
  },
});

/** Width of the bands in which counts are published, as in existing statutory reports. */
const band: Shape<number> = { json: { enum: [100, 250, 500, 1000] } };

const transparency = defineKind({
  cardinality: "any",
  actions: ["release"],
  params: object({
    period: duration,
    band,
    minCount: integer(0, 1000),
    jointApproval: bool,
  }),
  prepare({ period, band }) {
    const count = oblige("notify", { whom: "public", of: "transparency-report", period, band });
    return () => count;
  },
  sentence: ({ period, band, minCount, jointApproval }, lang) =>
    say(lang, {
      fr: `Tous les ${span(period, "fr")}, les échanges sont publiés par tranches de ${number(band, "fr")}, à partir de ${number(minCount, "fr")}${jointApproval ? ", avec l’accord des parties" : ""}.`,
      en: `Every ${span(period, "en")} exchanges are published in bands of ${number(band, "en")}, from ${number(minCount, "en")} up${jointApproval ? ", approved by the parties" : ""}.`,
    }),
});

export const dutyKinds = { feedback, "breach-notice": breachNotice, inquiry, oversight, transparency };
