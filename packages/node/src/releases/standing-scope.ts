import { notFound, type Session } from "@entente/api";
import { readCompartment, STIX_MEDIA } from "../products/index.ts";
import type { Reader } from "../store/index.ts";
import type { StandingTerms } from "./bodies.ts";
import { currentWith } from "./common.ts";
import { approvalsNeeded, decideGroups } from "./deciding.ts";
import type { Desk } from "./dependencies.ts";
import { groupsOf } from "./groups.ts";
import { noteLengths, type Preview } from "./proposing.ts";
import { RELEASE_MADE } from "./sending.ts";
import { findStanding, neededBy, type StandingAsked } from "./standing.ts";
import { covers } from "./standing-run.ts";

/** What of the products held here a standing release would send at once: those a person may see, and no others. */
export type Matching = { readonly count: number; readonly more: boolean; readonly samples: string[] };

/** Counted up to here; beyond it there are "more". */
const MOST_COUNTED = 10_000;
const SAMPLES = 10;
/** So many of them are decided in a preview. */
const TRIED = 200;

type Scope = Pick<StandingTerms, "kinds" | "areas" | "tlp" | "levels" | "originators" | "partner">;

/** Matching products that were never sent to the partner, newest first, as many as `limit`. */
function matchingProducts(reader: Reader, scope: Scope, mayRead: (key: string) => boolean, limit: number) {
  const compartments = reader
    .all<{ id: string; key: string }>("SELECT id, key FROM view_compartment")
    .filter(({ key }) => covers(scope, readCompartment(key)) && mayRead(key))
    .map(({ id }) => id);
  return reader
    .all<{ product: string }>(
      `SELECT p.entry || '.' || p.position AS product FROM json_each(:compartments) c
       JOIN view_product p ON p.compartment = c.value
       WHERE p.sealed = 0 AND p.parent IS NULL AND p.source <> 'received'
         AND (CASE p.media WHEN :stix THEN 'stix:' || p.kind ELSE p.kind END) IN (SELECT value FROM json_each(:kinds))
         AND NOT EXISTS (SELECT 1 FROM view_part_item i JOIN view_part s ON s.id = i.part
           WHERE i.product = p.entry || '.' || p.position AND s.partner = :partner AND s.direction = 'out')
       ORDER BY p.id DESC LIMIT :limit`,
      {
        compartments: JSON.stringify(compartments),
        kinds: JSON.stringify(scope.kinds),
        stix: STIX_MEDIA,
        partner: scope.partner,
        limit,
      },
    )
    .map(({ product }) => product);
}

function matchingOf(products: readonly string[]): Matching {
  return {
    count: Math.min(products.length, MOST_COUNTED),
    more: products.length > MOST_COUNTED,
    samples: products.slice(0, SAMPLES),
  };
}

/**
 * What a standing release would let pass, and what the agreement makes of it, before anybody proposes it. Throws
 * LedgerError `not-understood` for what the partner's card does not list; so does its proposal.
 */
export function previewStanding(
  desk: Desk,
  asked: Omit<StandingAsked, "note">,
  session: Session,
): Preview & { readonly matching: Matching; readonly tried: number } {
  const { reader } = desk.ledger;
  const { partner, recipient, purpose, declares = {} } = asked;
  const current = currentWith(desk, partner);
  desk.ledger.requireUnderstood(partner, RELEASE_MADE);
  const scope = { ...asked, levels: [...(asked.levels ?? [])] };
  const products = matchingProducts(reader, scope, desk.mayRead(session), MOST_COUNTED + 1);
  const tried = products.slice(0, Math.min(TRIED, asked.quota));
  const note = noteLengths({ necessity: "", proportionality: "", alternatives: "" });
  const terms = { recipient, purpose, declares, note, author: session.account, approvals: [] };
  const groups = groupsOf(reader, tried);
  const decided = decideGroups(desk, reader, current, { groups, partner, terms, stage: "draft" });
  const needed = Math.max(neededBy(current), approvalsNeeded(decided));
  return {
    current,
    decided,
    needed,
    author: session.account,
    matching: matchingOf(products),
    tried: tried.length,
  };
}

/** What would go at once when a proposed one is approved, of what this person may see. */
export function matchingNow(desk: Desk, standing: string, session: Session): Matching | undefined {
  const { state, terms } = findStanding(desk.ledger.reader, standing);
  if (state !== "proposed") return undefined;
  const found = matchingProducts(desk.ledger.reader, terms, desk.mayRead(session), MOST_COUNTED + 1);
  return matchingOf(found);
}

/** The note of a standing release, for those who answer for it; undefined when it was erased. */
export function standingNote(desk: Desk, standing: string, session: Session) {
  if (!session.roles.some((role) => role === "release-officer" || role === "overseer")) return undefined;
  const row = desk.ledger.reader.get<{ payload: string }>(
    "SELECT payload FROM view_standing WHERE standing = :standing",
    { standing },
  );
  if (row === undefined) throw notFound("standing release");
  const item = desk.ledger.contents.openOne(row.payload, 0);
  if (item === undefined) return undefined;
  const { note } = JSON.parse(new TextDecoder().decode(item.content)) as { note: StandingAsked["note"] };
  return note;
}
