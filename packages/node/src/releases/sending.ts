import { conflict } from "@entente/api";
import { canonicalBytes, type JsonValue } from "@entente/json";
import type { PartyId } from "../keys/index.ts";
import { type Draft, ulid } from "../ledger/index.ts";
import { writeCompartment } from "../products/index.ts";
import type { Reader } from "../store/index.ts";
import type { ReleaseList } from "./bodies.ts";
import { versionOf } from "./common.ts";
import { contentOf } from "./content.ts";
import { type Decided, hasQuota } from "./deciding.ts";
import type { Current, Desk } from "./dependencies.ts";
import { retainUntilOf } from "./record.ts";

export type Sending = {
  readonly release: string;
  readonly partner: PartyId;
  readonly current: Current;
  readonly decided: readonly Decided[];
  readonly standing?: string;
};

/** What is said to a partner of each part. */
export const RELEASE_MADE = "release.made/1";

/** An entry holds at most 8 KiB; what a compartment and its record need beside it fits well into the rest. */
const LONGEST_COMPARTMENT = 3000;

/** The entries that send decided groups: one `release.made/1` for each, and the house's own list of what was in them. */
export function madeEntries(desk: Desk, sending: Sending): { entries: Draft[]; parts: string[] } {
  const { release, partner, current, decided, standing } = sending;
  const entries: Draft[] = [];
  const list: ReleaseList = [];
  decided.forEach(({ group, record, decision }, part) => {
    const id = ulid(desk.now());
    const retainUntil = retainUntilOf(decision.obligations);
    const compartment = writeCompartment(group.compartment);
    if (compartment.length > LONGEST_COMPARTMENT)
      throw conflict(
        "A product bears more areas, purposes or markings than a release can state; record it with fewer.",
      );
    entries.push({
      id,
      log: { partner },
      kind: RELEASE_MADE,
      agreement: current.hash,
      actor: "release-officer",
      body: {
        release,
        part,
        compartment,
        record: record as unknown as JsonValue,
        decision: decision.id,
        rulesHash: decision.rulesHash,
        clauses: [...decision.evaluated],
        ...(retainUntil === undefined ? {} : { retainUntil }),
      },
      items: contentOf(desk.ledger, group),
    });
    const items = group.members.flatMap((member) => member.items);
    list.push({
      part: id,
      products: items.map(({ product, inside }) => (inside === undefined ? product : [product, inside])),
    });
  });
  entries.push({
    log: "house",
    kind: "release.listed/1",
    agreement: current.hash,
    body: { release, ...(standing === undefined ? {} : { standing }) },
    items: [
      {
        header: canonicalBytes({ v: 1, kind: "release-list" }),
        content: canonicalBytes(list as unknown as JsonValue),
      },
    ],
  });
  return { entries, parts: list.map(({ part }) => part) };
}

/** The versions a decision to send rests on: the agreement, the products, and what else was released when that counts. */
export function expectedFor(
  desk: Desk,
  reader: Reader,
  { partner, current, decided }: Pick<Sending, "partner" | "current" | "decided">,
): Record<string, number> {
  const streams = new Set([desk.agreementStream(partner)]);
  if (hasQuota(current)) streams.add(`released:${partner}`);
  for (const { group } of decided)
    for (const { items } of group.members)
      for (const { product } of items) streams.add(`product:${product.slice(0, 26)}`);
  return Object.fromEntries([...streams].map((stream) => [stream, versionOf(reader, stream)]));
}
