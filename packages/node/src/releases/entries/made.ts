import { type Change, entryKind } from "../../ledger/index.ts";
import * as bodies from "../bodies.ts";
import { directionOf, otherOf } from "./direction.ts";
import { contentIn, doneWith } from "./house-content.ts";

/** A release as it leaves: the entry that the partner reads, and the house's own list of what was in it. */

export const made = entryKind({
  kind: "release.made/1",
  log: "liaison",
  effect: "partner",
  body: bodies.madeSchema,
  fold: (entry) => {
    const { body, envelope, at } = entry;
    const { record } = body;
    const set = envelope.set!;
    const changes: Change[] = [
      [
        "releases.make",
        {
          made: envelope.id,
          release: body.release,
          direction: directionOf(entry),
          partner: otherOf(entry),
          at,
          count: set.count,
          payload: set.payload,
          root: set.root,
          agreement: envelope.agreement ?? "",
          compartment: body.compartment,
          areas: JSON.stringify(record.areas),
          theatre: record.recipient.theatre ?? null,
          unit: record.recipient.unit ?? null,
          purpose: record.purpose,
          clauses: JSON.stringify(body.clauses),
          label: record.label.text,
          retainUntil: body.retainUntil ?? null,
          standing: record.standing?.id ?? null,
        },
      ],
    ];
    if (entry.mine && record.standing === undefined)
      changes.push(["releases.set-state", { release: body.release, state: "made" }]);
    if (entry.mine && record.standing !== undefined) {
      changes.push(["releases.use-standing", { standing: record.standing.id, count: set.count }]);
    }
    const touches = [`part:${envelope.id}`, `release:${body.release}`];
    if (entry.mine) touches.push(`released:${entry.partner}`);
    if (record.standing !== undefined) touches.push(`standing:${record.standing.id}`);
    return { changes, touches };
  },
  receive: ({ envelope, body }, reader) => {
    if (envelope.set?.key === undefined)
      return { aside: "a release without content, or without a key for this node" };
    if (envelope.agreement === undefined) return { aside: "a release that names no agreement" };
    const known = reader.get("SELECT 1 FROM view_part WHERE id = :id", { id: envelope.id });
    if (known !== undefined) return { aside: "another release with this id was made before" };
    // A set that another release has brought, or that we have sent: a recall of the one would destroy the other.
    const { payload } = envelope.set;
    if (reader.get("SELECT 1 FROM view_part WHERE payload = :payload", { payload }) !== undefined)
      return { aside: "another release has brought the same sealed content" };
    return body.record.objects === envelope.set.count
      ? {}
      : { aside: "the record counts other objects than the set" };
  },
});

export const listed = entryKind({
  kind: "release.listed/1",
  log: "house",
  effect: "recorded",
  body: bodies.listedSchema,
  fold: ({ body, items }) => {
    const list = bodies.listSchema.safeParse(contentIn(items?.[0])).data ?? [];
    const changes = list.flatMap(({ part, products }): Change[] => {
      const items = { made: part, products: JSON.stringify(products) };
      return [
        ["releases.items", items],
        ["releases.items-released", items],
      ];
    });
    if (body.standing !== undefined) changes.push(doneWith(body.standing, list.flatMap(productsOf)));
    return { changes, touches: [] };
  },
});

const productsOf = ({ products }: bodies.ReleaseList[number]): string[] =>
  products.flatMap((each) => (each === null ? [] : typeof each === "string" ? each : each[0]));
