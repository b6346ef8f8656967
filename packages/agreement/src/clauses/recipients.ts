import { giving } from "../actions.ts";
import { defineKind } from "../clause-kind.ts";
import type { Outcome } from "../outcome.ts";
import { missing, PERMIT, violation } from "../outcome.ts";
import { bool, code, object, set } from "../shape.ts";
import { isTime } from "../time.ts";
import { and, or, say } from "../words.ts";
import { isKnown } from "./common.ts";

/** Who may receive. There is no wildcard: an organisation not named here receives nothing. */

const recipients = defineKind({
  cardinality: "one",
  actions: giving,
  params: object({ organisations: set(code), roles: set(code), clearanceRequired: bool }),
  prepare({ organisations, roles, clearanceRequired }) {
    const named = { organisations: new Set(organisations), roles: new Set(roles) };
    return (facts): Outcome => {
      const { recipient } = facts;
      if (!isKnown(recipient)) return missing("recipient");
      if (recipient === "nobody" || recipient.organisation === "") return violation("nobody");
      if (!named.organisations.has(recipient.organisation))
        return violation("organisation-not-listed", { organisation: recipient.organisation });
      if (!named.roles.has(recipient.role)) return violation("role-not-listed", { role: recipient.role });
      if (recipient.until !== "none" && !isTime(recipient.until)) return missing("recipient.until");
      if (recipient.until !== "none" && recipient.until <= facts.now)
        return violation("recipient-ended", { until: recipient.until });
      if (clearanceRequired && !isKnown(recipient.clearance)) return missing("recipient.clearance");
      return PERMIT;
    };
  },
  sentence({ organisations, roles, clearanceRequired }, lang) {
    const cleared = clearanceRequired
      ? { fr: ", dont l’habilitation est établie", en: ", whose clearance is established" }
      : { fr: "", en: "" };
    return say(lang, {
      fr: `Destinataires : ${and(organisations, "fr")}, pour les rôles ${or(roles, "fr")}${cleared.fr}. Personne d’autre.`,
      en: `Recipients: ${and(organisations, "en")}, in the roles ${or(roles, "en")}${cleared.en}. Nobody else.`,
    });
  },
});

export const recipientKinds = { recipients };
