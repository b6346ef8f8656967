import { randomUUID } from "node:crypto";
import {
  type AgreementDocument,
  AgreementError,
  agreementFrench,
  agreementHash,
  type PinnedKey,
  type TemplateInput,
  type TemplateParty,
  templates,
  timeOf,
  writeAgreement,
} from "@entente/agreement";
import { invalid, notFound, type TemplateRequest } from "@entente/api";
import type { Card, PartyId } from "../keys/index.ts";
import { type CardOf, signatoriesOf } from "./checks.ts";
import { kidOf } from "./signing.ts";

export type TemplateName = keyof typeof templates;

/**
 * Fills in a template for one relation. Who the parties are, and with what they sign, comes from their cards;
 * only what a card does not say is asked for. The answer is a valid first version, written nowhere.
 */
export function fillTemplate(
  name: TemplateName,
  request: TemplateRequest,
  us: PartyId,
  cardOf: CardOf,
  now: number,
): { document: AgreementDocument; hash: string } {
  const { partner, us: ours, them: theirs, areas, retentionDays, from, until, ...options } = request;
  const party = (id: PartyId, given: TemplateRequest["us"]): TemplateParty => {
    const card = cardOf(id);
    if (card === undefined) throw notFound("relation with that party");
    const { country, name: named } = card;
    const keys = pinnedFrom(card, until, now);
    return { ...defined(given), id, name: { fr: named.fr, en: named.en }, country, keys } as TemplateParty;
  };
  const input: TemplateInput = {
    id: `urn:uuid:${randomUUID()}`,
    parties: [party(us, ours), party(partner as PartyId, theirs)],
    areas,
    retentionDays,
    from,
    until,
    ...defined(options),
  };
  try {
    const document = templates[name](input);
    return { document, hash: agreementHash(writeAgreement(document)) };
  } catch (cause) {
    // The pointer is into the document the template would have made, which nobody has seen yet.
    if (cause instanceof AgreementError)
      throw invalid("", {
        en: `the template cannot be filled in: ${cause.message}`,
        fr: `le modèle ne peut pas être rempli\u00a0: ${agreementFrench[cause.code]}`,
      });
    throw cause;
  }
}

/** The signatory keys of a card, good from the card's own date: clocks of two nodes never agree to the second. */
function pinnedFrom(card: Card, until: string, now: number): PinnedKey[] {
  const issued = Date.parse(card.at);
  const from = timeOf(Math.min(Number.isNaN(issued) ? now : issued, now));
  return signatoriesOf(card).map((x) => ({
    kid: kidOf(x),
    jwk: { kty: "OKP", crv: "Ed25519", x },
    role: "signatory",
    from,
    until,
  }));
}

const defined = <T extends object>(given: T): Partial<T> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<T>;

/** The titles of the templates, read off a filled-in one: they depend on nothing that is filled in. */
export function templateList(): { name: TemplateName; title: { fr: string; en: string } }[] {
  return (Object.keys(templates) as TemplateName[]).map((name) => ({ name, title: titleOf(name) }));
}

function titleOf(name: TemplateName): { fr: string; en: string } {
  const party = (id: string): TemplateParty => ({
    id,
    name: { fr: "A", en: "A" },
    country: "XAR",
    keys: [],
    organisations: ["A"],
    overseer: { body: "A" },
    policy: "A",
    ladder: [
      { code: "A", rank: 0, names: [] },
      { code: "B", rank: 1, names: [] },
    ],
  });
  const { title } = templates[name]({
    id: "",
    parties: [party("a"), party("b")],
    areas: [],
    retentionDays: 1,
    from: "2026-01-01T00:00:00Z",
    until: "2027-01-01T00:00:00Z",
  });
  return { fr: title.fr, en: title.en };
}
