import type { Action } from "../actions.ts";
import { defineKind } from "../clause-kind.ts";
import { missing, type Outcome, PERMIT, violation } from "../outcome.ts";
import { bilingual, bool, duration, integer, object, oneOf, only, time } from "../shape.ts";
import { isTime } from "../time.ts";
import { date, number, say, span } from "../words.ts";
import { isKnown } from "./common.ts";

/** The agreement's own life: when it holds, how it stops, how it changes. */

/** Acts that begin something new. Recall, retention, oversight and answers go on after them (agreement.md §3). */
const beginning: readonly Action[] = [
  "operation.start",
  "operation.change",
  "operation.renew",
  "request.send",
  "match",
  "disclose",
  "release",
  "onward",
  "purpose-change",
  "unmask",
  "joint-case.add",
];

const term = defineKind({
  cardinality: "one",
  actions: beginning,
  params: object({ from: time, until: time, denunciationNotice: duration, releaseDuringNotice: bool }),
  check: ({ from, until }) => (from < until ? [] : [{ at: "/until", message: "ends before it begins" }]),
  prepare: ({ from, until, releaseDuringNotice }) => {
    return (facts): Outcome => {
      const { status, noticeEnds } = facts.state;
      if (!isKnown(status)) return missing("state.status");
      if (!isTime(facts.now)) return missing("now");
      // What was received while the agreement held may be read until its retention ends.
      if (facts.action === "disclose" && facts.held === true && status !== "draft" && status !== "terminated")
        return PERMIT;
      if (facts.now < from) return violation("before-term", { from });
      if (!(facts.now < until)) return violation("after-term", { until });
      if (status === "denounced") {
        if (!releaseDuringNotice) return violation("denounced");
        return isTime(noticeEnds) && facts.now < noticeEnds ? PERMIT : violation("notice-over");
      }
      // Suspension has its own clause, which names itself.
      return status === "in-force" || status === "suspended" ? PERMIT : violation("not-in-force", { status });
    };
  },
  sentence: ({ from, until, denunciationNotice, releaseDuringNotice }, lang) =>
    say(lang, {
      fr: `L’accord vaut du ${date(from, "fr")} au ${date(until, "fr")} ; il se dénonce avec un préavis de ${span(denunciationNotice, "fr")}, pendant lequel les diffusions ${releaseDuringNotice ? "continuent" : "cessent"}.`,
      en: `The agreement holds from ${date(from, "en")} to ${date(until, "en")}; it is denounced with ${span(denunciationNotice, "en")} of notice, during which releases ${releaseDuringNotice ? "go on" : "stop"}.`,
    }),
});

const suspension = defineKind({
  cardinality: "one",
  actions: ["disclose", "release", "onward", "match"],
  params: object({ by: only("any-party"), pending: oneOf("cancel", "hold") }),
  prepare:
    ({ pending }) =>
    (facts): Outcome => {
      if (facts.action === "disclose") {
        if (!isKnown(facts.held)) return missing("held");
        if (facts.held === true) return PERMIT;
      }
      const { status, suspendedAreas } = facts.state;
      if (!isKnown(status)) return missing("state.status");
      if (!isKnown(suspendedAreas)) return missing("state.suspendedAreas");
      if (status === "suspended") return violation("suspended", { pending });
      if (suspendedAreas.length === 0) return PERMIT;
      if (!isKnown(facts.areas)) return missing("areas");
      for (const area of facts.areas)
        if (suspendedAreas.includes(area)) return violation("area-suspended", { area, pending });
      return PERMIT;
    },
  sentence: ({ pending }, lang) =>
    say(lang, {
      fr: `Chaque partie peut suspendre seule, en tout ou par domaine, avec effet immédiat ; ce qui est en cours est ${pending === "hold" ? "retenu" : "annulé"}. Rappels, conservation, contrôle et enquêtes continuent.`,
      en: `Either party may suspend alone, wholly or by area, at once; what is under way is ${pending === "hold" ? "held" : "cancelled"}. Recalls, retention, oversight and inquiries go on.`,
    }),
});

const review = defineKind({
  cardinality: "one",
  actions: ["release", "onward", "match", "operation.start", "operation.renew"],
  params: object({ every: duration, overdueEffect: oneOf("notice", "suspend") }),
  prepare:
    ({ overdueEffect }) =>
    (facts): Outcome => {
      const { reviewOverdue } = facts.state;
      if (!isKnown(reviewOverdue)) return missing("state.reviewOverdue");
      return reviewOverdue !== false && overdueEffect === "suspend" ? violation("review-overdue") : PERMIT;
    },
  sentence: ({ every, overdueEffect }, lang) =>
    say(lang, {
      fr: `Les parties revoient l’accord tous les ${span(every, "fr")} ; en cas de retard, ${overdueEffect === "suspend" ? "il est suspendu" : "elles en sont averties"}.`,
      en: `The parties review the agreement every ${span(every, "en")}; if they are late, ${overdueEffect === "suspend" ? "it is suspended" : "they are told so"}.`,
    }),
});

const liability = defineKind({
  cardinality: "any",
  actions: [],
  params: object({ authority: bilingual, consultationDays: integer(1, 3650) }),
  prepare: () => () => PERMIT,
  sentence: ({ authority, consultationDays }, lang) =>
    say(lang, {
      fr: `Un différend est d’abord discuté pendant ${number(consultationDays, "fr")} jours, puis porté devant : ${authority.fr}.`,
      en: `A dispute is first discussed for ${number(consultationDays, "en")} days, then taken to: ${authority.en}.`,
    }),
});

const amendment = defineKind({
  cardinality: "one",
  actions: [],
  params: object({ signAll: only(true) }),
  prepare: () => () => PERMIT,
  sentence: (_params, lang) =>
    say(lang, {
      fr: "L’accord ne se modifie que par une nouvelle version, signée de toutes les parties avec les clés épinglées dans l’ancienne.",
      en: "The agreement changes only by a new version, signed by all parties with the keys pinned in the old one.",
    }),
});

export const lifeKinds = { term, suspension, review, liability, amendment };
