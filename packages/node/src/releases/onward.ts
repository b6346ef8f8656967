import type { Consent } from "@entente/agreement";
import { conflict, notFound, type Session } from "@entente/api";
import { digestText, type PartyId } from "../keys/index.ts";
import { type Command, type Draft, ulid } from "../ledger/index.ts";
import type { Reader } from "../store/index.ts";
import { toInstant, versionOf } from "./common.ts";
import type { ReleasesDependencies } from "./dependencies.ts";
import type { Group } from "./groups.ts";
import { fromRanges, toRanges } from "./ranges.ts";

/**
 * Onward transfer: what came from a party goes to a third only with its consent, bound to these items, this
 * recipient, this purpose and a date. Silence is refusal.
 */

/** Where received products came in: by part, with their positions. */
function partsOf(
  reader: Reader,
  products: readonly string[],
): Map<string, { partner: PartyId; leaf: Uint8Array; positions: number[] }> {
  const parts = new Map<string, { partner: PartyId; leaf: Uint8Array; positions: number[] }>();
  for (const product of products) {
    const row = reader.get<{ part: string; position: number; partner: PartyId; leaf: Uint8Array }>(
      `SELECT i.part, i.position, p.partner, p.leaf FROM view_part_item i JOIN view_part p ON p.id = i.part
       WHERE i.product = :product AND p.direction = 'in' AND i.gone IS NULL`,
      { product },
    );
    if (row === undefined) throw notFound("received product");
    const part = parts.get(row.part) ?? { partner: row.partner, leaf: row.leaf, positions: [] };
    part.positions.push(row.position);
    parts.set(row.part, part);
  }
  return parts;
}

export type OnwardAsked = {
  readonly products: readonly string[];
  readonly to: PartyId;
  readonly purpose: string;
  readonly expires: string;
  readonly reason: string;
};

/** Asks each originator; one question for each release the products came with. */
export function request(
  deps: ReleasesDependencies,
  asked: OnwardAsked,
  session: Session,
  command: { id: string; digest: string },
): Command<{ requests: string[] }> {
  return {
    ...command,
    decide(reader) {
      const maySee = deps.maySee(session);
      if (!asked.products.every(maySee)) throw notFound("received product");
      const entries: Draft[] = [];
      const requests: string[] = [];
      for (const [made, { partner, leaf, positions }] of partsOf(reader, asked.products)) {
        const id = ulid(deps.now());
        requests.push(id);
        const { to, purpose, expires, reason } = asked;
        entries.push({
          log: { partner },
          kind: "onward.requested/1",
          actor: "release-officer",
          refs: [digestText(leaf)],
          body: { request: id, made, ranges: toRanges(positions), to, purpose, expires, reason },
        });
      }
      return { entries, expects: {}, result: { requests } };
    },
  };
}

export type OnwardAnswer = {
  readonly grant: boolean;
  readonly code: string;
  readonly expires?: string | undefined;
};

/** Answers, as the originator. */
export function answer(
  id: string,
  given: OnwardAnswer,
  command: { id: string; digest: string },
): Command<{ request: string }> {
  return {
    ...command,
    decide(reader) {
      const row = reader.get<{ partner: PartyId; state: string; leaf: Uint8Array; expires: string }>(
        "SELECT partner, state, leaf, expires FROM view_onward WHERE request = :id AND direction = 'in'",
        { id },
      );
      if (row === undefined) throw notFound("request");
      if (row.state !== "waiting") throw conflict(`This request was ${row.state} before.`);
      const expires = given.grant ? (given.expires ?? row.expires) : undefined;
      return {
        entries: [
          {
            log: { partner: row.partner },
            kind: "onward.answered/1",
            actor: "release-officer",
            refs: [digestText(row.leaf)],
            body: {
              request: id,
              grant: given.grant,
              code: given.code,
              ...(expires === undefined ? {} : { expires }),
            },
          },
        ],
        expects: { [`onward:${id}`]: versionOf(reader, `onward:${id}`) },
        result: { request: id },
      };
    },
  };
}

type Granted = {
  request: string;
  partner: PartyId;
  part: string;
  ranges: string;
  expires: string;
  granted_until: string | null;
  answered_at: number;
  leaf: Uint8Array;
};

/** The consents under which a group may go on: every received member must be covered by one and the same grant. */
export function consentsFor(reader: Reader, group: Group, to: PartyId, purpose: string): Consent[] {
  const places = group.members.map(({ facts }) =>
    reader.get<{ part: string; position: number }>(
      `SELECT i.part, i.position FROM view_part_item i JOIN view_part p ON p.id = i.part WHERE i.product = :product AND p.direction = 'in'`,
      { product: facts.product },
    ),
  );
  const first = places[0];
  if (first === undefined || places.some((place) => place === undefined || place.part !== first.part))
    return [];
  const grants = reader.all<Granted>(
    `SELECT request, partner, part, ranges, expires, granted_until, answered_at, leaf FROM view_onward
     WHERE direction = 'out' AND state = 'granted' AND part = :part AND to_party = :to AND purpose = :purpose ORDER BY answered_at DESC`,
    { part: first.part, to, purpose },
  );
  const covering = grants.find((grant) => {
    const covered = new Set(fromRanges(JSON.parse(grant.ranges) as [number, number][], 1000));
    return places.every((place) => covered.has(place!.position));
  });
  if (covering === undefined) return [];
  const item = digestText(covering.leaf);
  const granted = toInstant(covering.answered_at);
  const bound = {
    by: covering.partner,
    item,
    to,
    purpose,
    granted,
    expires: covering.granted_until ?? covering.expires,
    token: item,
  };
  return [
    { for: "onward", ...bound },
    { for: "originator-control", ...bound },
  ] as Consent[];
}
