import { digestText, type PartyId } from "../keys/index.ts";
import type { Reader } from "../store/index.ts";
import type { Ranges } from "./bodies.ts";
import { toInstant } from "./common.ts";
import type { Group } from "./groups.ts";
import { fromRanges } from "./ranges.ts";
import type { RecordBody } from "./record.ts";

type Granted = {
  readonly partner: PartyId;
  readonly ranges: string;
  readonly expires: string;
  readonly granted_until: string | null;
  readonly answered_at: number;
  readonly leaf: Uint8Array;
};
type Place = { readonly part: string; readonly position: number };

/** The consents under which a group may go on: every member must be covered by one and the same grant. */
export function consentsFor(
  reader: Reader,
  group: Group,
  to: PartyId,
  purpose: string,
): RecordBody["consents"] {
  if (!group.members.every(({ facts }) => facts.source === "received")) return [];
  const places = group.members.flatMap(({ items }) =>
    items.map(({ product }) =>
      reader.get<Place>(
        `SELECT i.part, i.position FROM view_part_item i JOIN view_part p ON p.id = i.part
         WHERE i.product = :product AND p.direction = 'in'`,
        { product },
      ),
    ),
  );
  const part = places[0]?.part;
  if (part === undefined || places.some((place) => place?.part !== part)) return [];
  const grants = reader.all<Granted>(
    `SELECT partner, ranges, expires, granted_until, answered_at, leaf FROM view_onward
     WHERE direction = 'out' AND state = 'granted' AND part = :part AND to_party = :to AND purpose = :purpose
     ORDER BY answered_at DESC, request DESC`,
    { part, to, purpose },
  );
  const grant = grants.find(({ ranges }) => {
    const covered = new Set(fromRanges(JSON.parse(ranges) as Ranges, 1000));
    return places.every((place) => covered.has(place!.position));
  });
  if (grant === undefined) return [];
  const item = digestText(grant.leaf);
  const bound = {
    by: grant.partner,
    item,
    to,
    purpose,
    granted: toInstant(grant.answered_at),
    expires: grant.granted_until ?? grant.expires,
    token: item,
  };
  return [
    { for: "onward", ...bound },
    { for: "originator-control", ...bound },
  ];
}
