import { copying } from "../actions.ts";
import { defineKind } from "../clause-kind.ts";
import { missing, type Outcome, oblige, obligeAll, PERMIT, violation } from "../outcome.ts";
import { bool, code, digest, duration, integer, object, only, set, setOf } from "../shape.ts";
import { isTime } from "../time.ts";
import { and, or, say, span } from "../words.ts";
import { hasConsent, isKnown, isPassedOn, pending } from "./common.ts";

/** How long a copy may be held, how it is called back, and where else it may go. */

const areaDays = object({ area: code, maxDays: integer(1, 36_500) });

const retention = defineKind({
  cardinality: "one",
  actions: [...copying, "retain-extend"],
  params: object(
    { maxDays: integer(1, 36_500), reviewEvery: duration, onExpiry: only("purge") },
    { perArea: setOf(areaDays, ["area"]) },
  ),
  references: ({ perArea = [] }) => ({ areas: perArea.map(({ area }) => area) }),
  prepare({ maxDays, perArea = [], reviewEvery }) {
    const keep = (days: number): Outcome =>
      oblige("retain-until", { maxDays: days, reviewEvery, onExpiry: "purge" }, `P${days}D`);
    const usual = { days: maxDays, outcome: keep(maxDays) };
    const byArea = new Map(perArea.map(({ area, maxDays: days }) => [area, { days, outcome: keep(days) }]));
    const ask = oblige("obtain-consent", { from: "originator", for: "retention" });
    return (facts) => {
      if (facts.action === "retain-extend") {
        if (!isKnown(facts.label)) return missing("label");
        const { originator } = facts.label;
        return hasConsent(facts, "retention", originator)
          ? PERMIT
          : pending(facts, ask, () => violation("no-retention-consent", { originator }));
      }
      if (facts.sourcesUntil !== "none" && !isTime(facts.sourcesUntil)) return missing("sourcesUntil");
      // A derived item goes when the first of its sources must.
      if (facts.sourcesUntil !== "none" && facts.sourcesUntil <= facts.now)
        return violation("sources-expired", { until: facts.sourcesUntil });
      if (byArea.size === 0) return usual.outcome;
      if (!isKnown(facts.areas)) return missing("areas");
      let shortest = usual;
      for (const area of facts.areas) {
        const here = byArea.get(area);
        if (here !== undefined && here.days < shortest.days) shortest = here;
      }
      return shortest.outcome;
    };
  },
  sentence({ maxDays, perArea = [], reviewEvery }, lang, names) {
    const shorter = perArea.map(
      ({ area, maxDays: days }) => `${names.area(area)} : ${span(`P${days}D`, lang)}`,
    );
    const also = shorter.length === 0 ? "" : ` (${and(shorter, lang)})`;
    return say(lang, {
      fr: `Ce qui est reçu est conservé au plus ${span(`P${maxDays}D`, "fr")}${also}, revu tous les ${span(reviewEvery, "fr")}, puis effacé ; prolonger demande l’accord de l’auteur.`,
      en: `What is received is kept for at most ${span(`P${maxDays}D`, "en")}${also}, reviewed every ${span(reviewEvery, "en")}, then purged; keeping it longer needs the originator’s consent.`,
    });
  },
});

const recall = defineKind({
  cardinality: "one",
  actions: ["recall"],
  params: object({ ackWithin: duration, executeWithin: duration, includeDerived: bool, propagate: bool }),
  prepare({ ackWithin, executeWithin, includeDerived, propagate }) {
    const scope = { includeDerived: yesNo(includeDerived), propagate: yesNo(propagate) };
    const order = obligeAll([
      { type: "notify", detail: { whom: "originator", of: "recall-acknowledged" }, within: ackWithin },
      {
        type: "notify",
        detail: { whom: "originator", of: "recall-executed", ...scope },
        within: executeWithin,
      },
    ]);
    // A recall calls back something: without the item there is nothing to purge.
    return (facts) => (facts.input === "none" || !isKnown(facts.input) ? missing("input") : order);
  },
  sentence({ ackWithin, executeWithin, includeDerived, propagate }, lang) {
    const scope = {
      fr: [
        includeDerived ? "les produits dérivés aussi" : "",
        propagate ? "chez tous ceux qui l’ont reçu ensuite" : "",
      ],
      en: [
        includeDerived ? "derived products included" : "",
        propagate ? "and at everyone it went on to" : "",
      ],
    }[lang].filter((part) => part !== "");
    const also = scope.length === 0 ? "" : `, ${scope.join(", ")}`;
    return say(lang, {
      fr: `Un rappel est confirmé sous ${span(ackWithin, "fr")} et exécuté sous ${span(executeWithin, "fr")}${also}, avec récépissé signé.`,
      en: `A recall is acknowledged within ${span(ackWithin, "en")} and carried out within ${span(executeWithin, "en")}${also}, with a signed receipt.`,
    });
  },
});

const purgeProof = defineKind({
  cardinality: "any",
  actions: ["recall"],
  params: object({ receiptWithin: duration, backupsWithin: duration, cryptoErase: bool }),
  prepare({ receiptWithin, backupsWithin, cryptoErase }) {
    const prove = obligeAll([
      {
        type: "notify",
        detail: { whom: "originator", of: "purge-receipt", cryptoErase: yesNo(cryptoErase) },
        within: receiptWithin,
      },
      { type: "notify", detail: { whom: "originator", of: "backups-purged" }, within: backupsWithin },
    ]);
    return (facts) => (facts.input === "none" || !isKnown(facts.input) ? missing("input") : prove);
  },
  sentence: ({ receiptWithin, backupsWithin, cryptoErase }, lang) =>
    say(lang, {
      fr: `Un effacement est prouvé par un récépissé sous ${span(receiptWithin, "fr")} ; les sauvegardes suivent sous ${span(backupsWithin, "fr")}${cryptoErase ? " ; la clé est détruite" : ""}.`,
      en: `A purge is proved by a receipt within ${span(receiptWithin, "en")}; backups follow within ${span(backupsWithin, "en")}${cryptoErase ? "; the key is destroyed" : ""}.`,
    }),
});

const yesNo = (value: boolean): string => (value ? "yes" : "no");

const preAuthorised = object({ party: digest, purposes: set(code) });

const onward = defineKind({
  cardinality: "one",
  actions: ["disclose", "release", "onward"],
  params: object({
    default: only("consent"),
    preAuthorised: setOf(preAuthorised, ["party"], 0),
    consentTtl: duration,
    oversightIsThirdParty: bool,
  }),
  references: ({ preAuthorised: list }) => ({ purposes: list.flatMap(({ purposes }) => purposes) }),
  prepare({ preAuthorised: list, consentTtl }) {
    const beforehand: ReadonlyMap<string, ReadonlySet<string>> = new Map(
      list.map(({ party, purposes }) => [party, new Set(purposes)]),
    );
    const keep = oblige("no-onward", { without: "originator-consent" });
    const ask = oblige("obtain-consent", { from: "originator", for: "onward" });
    return (facts) => {
      const { label } = facts;
      if (!isKnown(label)) return missing("label");
      // What goes back to whom it came from, or is read where it was released, goes no further.
      if (!isPassedOn(facts, label) || (facts.action !== "onward" && label.originator === facts.to))
        return keep;
      if (facts.action === "onward") {
        if (!isKnown(facts.onward) || facts.onward === "none") return missing("onward");
        if (beforehand.get(facts.onward.party)?.has(facts.purpose) === true) return keep;
      }
      return hasConsent(facts, "onward", label.originator, consentTtl)
        ? keep
        : pending(facts, ask, () => violation("no-onward-consent", { originator: label.originator }));
    };
  },
  sentence({ preAuthorised: list, consentTtl, oversightIsThirdParty }, lang, names) {
    const open = list.map(
      ({ party, purposes }) => `${names.party(party)} (${or(purposes.map(names.purpose), lang)})`,
    );
    const except =
      open.length === 0
        ? ""
        : say(lang, { fr: `, sauf à ${and(open, "fr")}`, en: `, except to ${and(open, "en")}` });
    const overseers = oversightIsThirdParty
      ? { fr: "sont des tiers", en: "are third parties" }
      : { fr: "ne sont pas des tiers", en: "are not third parties" };
    return say(lang, {
      fr: `Rien n’est transmis à un tiers sans l’accord de l’auteur${except} ; l’accord vaut ${span(consentTtl, "fr")}. Les organes de contrôle ${overseers.fr}.`,
      en: `Nothing goes to a third party without the originator’s consent${except}; consent is good for ${span(consentTtl, "en")}. Oversight bodies ${overseers.en}.`,
    });
  },
});

const purposeChange = defineKind({
  cardinality: "one",
  actions: ["purpose-change"],
  params: object({ needsConsent: bool }),
  prepare({ needsConsent }) {
    const tell = oblige("notify", { whom: "originator", of: "purpose-change" });
    const ask = oblige("obtain-consent", { from: "originator", for: "purpose-change" });
    return (facts) => {
      if (!isKnown(facts.newPurpose) || facts.newPurpose === "none") return missing("newPurpose");
      if (facts.newPurpose !== facts.purpose)
        return violation("not-the-decided-purpose", { purpose: facts.purpose });
      if (!isKnown(facts.label)) return missing("label");
      const { originator } = facts.label;
      return !needsConsent || hasConsent(facts, "purpose-change", originator)
        ? tell
        : pending(facts, ask, () => violation("no-purpose-consent", { originator }));
    };
  },
  sentence: ({ needsConsent }, lang) =>
    say(lang, {
      fr: `Changer de finalité demande une nouvelle décision, l’auteur en est averti${needsConsent ? " et doit y consentir" : ""}.`,
      en: `A change of purpose takes a new decision, the originator is told${needsConsent ? " and must consent" : ""}.`,
    }),
});

const correction = defineKind({
  cardinality: "any",
  actions: ["release"],
  params: object({ notifyWithin: duration, propagate: bool }),
  prepare({ notifyWithin, propagate }) {
    // A standing duty: the clock runs from the finding of an error, so the obligation carries its length, not a date.
    const correct = oblige("notify", {
      whom: "recipient",
      of: "correction",
      notifyWithin,
      propagate: yesNo(propagate),
    });
    return () => correct;
  },
  sentence: ({ notifyWithin, propagate }, lang) =>
    say(lang, {
      fr: `Une erreur trouvée est signalée sous ${span(notifyWithin, "fr")}${propagate ? " et corrigée partout où le contenu est allé" : ""}.`,
      en: `An error found is reported within ${span(notifyWithin, "en")}${propagate ? " and corrected wherever the content went" : ""}.`,
    }),
});

export const keepingKinds = {
  retention,
  recall,
  "purge-proof": purgeProof,
  onward,
  "purpose-change": purposeChange,
  correction,
};
