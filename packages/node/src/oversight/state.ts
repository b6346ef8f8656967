import { namesOf } from "@entente/agreement";
import { notFound, type RelationState, type Session } from "@entente/api";
import type { Agreements } from "../agreements/index.ts";
import { fingerprint, type PartyId } from "../keys/index.ts";
import type { Ledger } from "../ledger/index.ts";
import type { Relations } from "../relations/index.ts";
import {
  countRecalls,
  type ReadableCompartments,
  readableParts,
  refusedByClause,
  sharedByArea,
  waitingCounts,
} from "../releases/index.ts";

export type StateDependencies = {
  readonly ledger: Ledger;
  readonly relations: Relations;
  readonly agreements: Agreements;
  readonly now: () => number;
  /** Whether somebody may read what is in a compartment, by its canonical text. */
  readonly mayRead: (session: Session) => (compartment: string) => boolean;
};

/** The state of a relation on one page. Every figure is counted from views that entries made. */
export function stateOf(
  { ledger, relations, agreements, now, mayRead }: StateDependencies,
  partner: PartyId,
  session: Session,
): RelationState {
  const view = relations.view(partner);
  const own = relations.cards.cardOf(ledger.party);
  if (own === undefined) throw notFound("card of this node");
  const binding = agreements.inForce(partner);
  const names = (lang: "en" | "fr") => (binding === undefined ? undefined : namesOf(binding.document, lang));
  const [en, fr] = [names("en"), names("fr")];
  const titles = new Map(binding?.document.clauses.map(({ id, title }) => [id, title]));
  const readable = readableParts(ledger.reader, mayRead(session));
  const instant = `${new Date(now()).toISOString().slice(0, 19)}Z`;
  return {
    partner: { party: partner, name: view.name, country: view.country, fingerprint: view.card.fingerprint },
    us: {
      party: ledger.party,
      name: own.card.name,
      country: own.card.country,
      fingerprint: fingerprint(own.id),
    },
    ...(binding === undefined
      ? {}
      : {
          agreement: {
            hash: binding.hash,
            id: binding.document.id,
            version: binding.document.version,
            title: binding.document.title,
            state: binding.state,
            from: binding.from,
            until: binding.until,
            suspendedAreas: [...binding.suspendedAreas],
          },
        }),
    shared: sharedOf(ledger, partner, readable, (area) => ({
      en: en?.area(area) ?? area,
      fr: fr?.area(area) ?? area,
    })),
    refused: refusedByClause(ledger.reader, partner, readable).map(({ clause, count }) => ({
      clause,
      title: titles.get(clause) ?? { en: `clause ${clause}`, fr: `clause ${clause}` },
      count,
    })),
    recalls: countRecalls(ledger.reader, partner, instant, readable),
    waiting: waitingCounts(ledger.reader, partner, readable),
    logs: view.logs.map(
      ({ origin, party, size, published, root, cosignedAt, state, why, retired, mine }) => ({
        origin,
        party,
        size,
        witnessed: published,
        root,
        state,
        ...(cosignedAt === undefined ? {} : { cosignedAt, cosignedBy: mine ? partner : ledger.party }),
        ...(why === undefined ? {} : { why }),
        ...(retired === undefined ? {} : { retired }),
      }),
    ),
    aside: view.aside,
    ...(view.stopped === undefined ? {} : { stopped: view.stopped }),
    ...(view.lastContact === undefined ? {} : { lastContact: view.lastContact }),
  };
}

function sharedOf(
  ledger: Ledger,
  partner: PartyId,
  readable: ReadableCompartments,
  nameOf: (area: string) => { en: string; fr: string },
): RelationState["shared"] {
  const rows = sharedByArea(ledger.reader, partner, readable);
  return [...Map.groupBy(rows, ({ area }) => area)].map(([area, group]) => {
    const one = (direction: "out" | "in") => group.find((row) => row.direction === direction);
    return {
      area,
      name: nameOf(area),
      out: one("out")?.count ?? 0,
      in: one("in")?.count ?? 0,
      heldOut: one("out")?.held ?? 0,
      heldIn: one("in")?.held ?? 0,
    };
  });
}
