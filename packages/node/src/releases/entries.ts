import { type Change, type EntryKind, ERASE, entryKind, type Folding } from "../ledger/index.ts";
import { productId, recordProducts, sealProduct } from "../products/index.ts";
import * as bodies from "./bodies.ts";
import { fromRanges } from "./ranges.ts";

/** `out` for what this party released, `in` for what came to it. */
const directionOf = (entry: Folding<unknown>): "out" | "in" => (entry.mine ? "out" : "in");
/** The other side of the relation, seen from here. */
const otherOf = (entry: Folding<unknown>): string => (entry.mine ? entry.partner! : entry.party);

const made = entryKind({
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
    if (record.standing !== undefined) touches.push(`standing:${record.standing.id}`);
    return { changes, touches };
  },
  receive: ({ envelope, body }, reader) => {
    if (envelope.set?.key === undefined)
      return { aside: "a release without content, or without a key for this node" };
    if (envelope.agreement === undefined) return { aside: "a release that names no agreement" };
    const known = reader.get("SELECT 1 FROM view_part WHERE id = :id", { id: envelope.id });
    if (known !== undefined) return { aside: "another release with this id was made before" };
    return body.record.objects === envelope.set.count
      ? {}
      : { aside: "the record counts other objects than the set" };
  },
});

const listed = entryKind({
  kind: "release.listed/1",
  log: "house",
  effect: "recorded",
  body: bodies.listedSchema,
  fold: ({ items }) => {
    const item = items?.[0];
    if (item === undefined) return { changes: [], touches: [] };
    const list = bodies.listSchema.parse(JSON.parse(new TextDecoder().decode(item.content)));
    const changes = list.flatMap(({ part, products }) =>
      products.map((each, position): Change => {
        const [product, inside] = typeof each === "string" ? [each, null] : each;
        return ["releases.item", { made: part, position, product, inside }];
      }),
    );
    return { changes, touches: [] };
  },
});

const received = entryKind({
  kind: "release.received/1",
  log: "liaison",
  effect: "partner",
  body: bodies.receivedSchema,
  fold: (entry, context) => {
    const { body, envelope, at, items, mine } = entry;
    const set = envelope.set!;
    const touches = [`part:${body.made}`];
    const settled: Change[] = [
      [
        "releases.forget-part-items",
        { made: body.made, ranges: JSON.stringify(body.without), why: "recalled" },
      ],
      [
        "releases.receive",
        { made: body.made, received: envelope.id, at, retainUntil: body.retainUntil ?? null },
      ],
    ];
    if (!mine) return { changes: settled, touches };
    const recorded = recordProducts(
      {
        entry: envelope.id,
        compartment: body.compartment,
        payload: set.payload,
        count: set.count,
        source: "received",
        by: body.from,
        at,
        items,
      },
      context,
    );
    const places = Array.from(
      { length: set.count },
      (_, position): Change => [
        "releases.item",
        { made: body.made, position, product: productId(envelope.id, position), inside: null },
      ],
    );
    const erased = fromRanges(body.without, set.count).map(
      (position): Change => [ERASE, { payload: set.payload, position }],
    );
    return {
      changes: [...recorded, ...places, ...erased, ...settled],
      touches: [...touches, `product:${envelope.id}`],
    };
  },
  receive: ({ body, envelope }, reader) => {
    const part = reader.get<{ payload: string; root: string; count: number; state: string }>(
      "SELECT payload, root, count, state FROM view_part WHERE id = :made AND direction = 'out'",
      { made: body.made },
    );
    if (part === undefined) return { aside: "a receipt for something that was never sent" };
    if (part.state === "received" || part.state === "declined")
      return { aside: "a second receipt for the same release" };
    const set = envelope.set;
    const same = set?.payload === part.payload && set.root === part.root && set.count === part.count;
    return same ? {} : { aside: "the receipt is for other content than was sent" };
  },
});

const declined = entryKind({
  kind: "release.declined/1",
  log: "liaison",
  effect: "partner",
  body: bodies.declinedSchema,
  fold: (entry) => {
    const { body, envelope, at } = entry;
    return {
      changes: [
        ["releases.decline", { made: body.made, reason: body.reason }],
        [
          "releases.refuse",
          {
            id: envelope.id,
            partner: otherOf(entry),
            at,
            byPartner: entry.mine ? 0 : 1,
            count: 1,
            areas: "[]",
            agreement: envelope.agreement ?? null,
            release: body.release,
            standing: null,
            violations: JSON.stringify(body.violations),
          },
        ],
      ],
      touches: [`part:${body.made}`],
    };
  },
});

/** What a purge does to the views: at the holder the products go, at both the positions are marked. */
function purge(
  entry: Folding<{
    made: string;
    release: string;
    payload: string;
    ranges: bodies.Ranges;
    received?: string | undefined;
  }>,
  why: "recalled" | "expired",
): Change[] {
  const { body, mine } = entry;
  const sealed =
    mine && body.received !== undefined
      ? fromRanges(body.ranges, 1000).flatMap((position) =>
          sealProduct({ entry: body.received!, position, payload: body.payload }),
        )
      : [];
  return [
    ...sealed,
    ["releases.forget-part-items", { made: body.made, ranges: JSON.stringify(body.ranges), why }],
    ["releases.count-held", { made: body.made, state: why }],
  ];
}

const recallOrdered = entryKind({
  kind: "recall.ordered/1",
  log: "liaison",
  effect: "recorded",
  body: bodies.recallOrderedSchema,
  fold: (entry) => {
    const { body, at } = entry;
    return {
      changes: [
        [
          "releases.order-recall",
          {
            recall: body.recall,
            partner: otherOf(entry),
            direction: directionOf(entry),
            made: body.made,
            release: body.release,
            at,
            ranges: JSON.stringify(body.ranges),
            items: fromRanges(body.ranges, 1000).length,
            reason: body.reason,
            executeBy: body.executeBy ?? null,
          },
        ],
      ],
      touches: [`part:${body.made}`, `release:${body.release}`],
    };
  },
  receive: ({ body, party }, reader) => {
    const known = reader.get(
      "SELECT 1 FROM view_part WHERE id = :made AND direction = 'in' AND partner = :party",
      { made: body.made, party },
    );
    return known === undefined
      ? { aside: "a recall of something that was never released to this party" }
      : {};
  },
});

const recallExecuted = entryKind({
  kind: "recall.executed/1",
  log: "liaison",
  effect: "partner",
  body: bodies.recallExecutedSchema,
  fold: (entry) => ({
    changes: [
      ...purge(entry, "recalled"),
      ["releases.execute-recall", { recall: entry.body.recall, at: entry.at, held: entry.body.held }],
    ],
    touches: [`part:${entry.body.made}`, `release:${entry.body.release}`],
  }),
  receive: ({ body }, reader) => {
    const order = reader.get<{ part: string }>(
      "SELECT part FROM view_recall WHERE recall = :recall AND direction = 'out'",
      { recall: body.recall },
    );
    return order?.part === body.made ? {} : { aside: "a receipt for a recall that was never ordered" };
  },
});

const expired = entryKind({
  kind: "release.expired/1",
  log: "liaison",
  effect: "partner",
  body: bodies.expiredSchema,
  fold: (entry) => ({ changes: purge(entry, "expired"), touches: [`part:${entry.body.made}`] }),
  receive: ({ body }, reader) =>
    reader.get("SELECT 1 FROM view_part WHERE id = :made AND direction = 'out'", { made: body.made }) ===
    undefined
      ? { aside: "an expiry of something that was never sent" }
      : {},
});

const proposed = entryKind({
  kind: "release.proposed/1",
  log: "house",
  effect: "recorded",
  body: bodies.proposedSchema,
  fold: ({ body, envelope, at }) => ({
    changes: [
      [
        "releases.propose",
        { ...body, recipient: JSON.stringify(body.recipient), at, payload: envelope.set!.payload },
      ],
    ],
    touches: [`release:${body.release}`],
  }),
});

const approved = entryKind({
  kind: "release.approved/1",
  log: "house",
  effect: "recorded",
  body: bodies.approvedSchema,
  fold: ({ body, at }) => ({
    changes: [["releases.approve", { subject: body.release, by: body.by, role: body.role, at }]],
    touches: [`release:${body.release}`],
  }),
});

const withdrawn = entryKind({
  kind: "release.withdrawn/1",
  log: "house",
  effect: "recorded",
  body: bodies.withdrawnSchema,
  fold: ({ body }) => ({
    changes: [["releases.set-state", { release: body.release, state: "withdrawn" }]],
    touches: [`release:${body.release}`],
  }),
});

const refused = entryKind({
  kind: "release.refused/1",
  log: "house",
  effect: "recorded",
  body: bodies.refusedSchema,
  fold: ({ body, envelope, at }) => {
    const changes: Change[] = [
      [
        "releases.refuse",
        {
          id: envelope.id,
          partner: body.partner,
          at,
          byPartner: 0,
          count: body.count,
          areas: JSON.stringify(body.areas),
          agreement: envelope.agreement ?? null,
          release: body.release ?? null,
          standing: body.standing ?? null,
          violations: JSON.stringify(body.violations),
        },
      ],
    ];
    if (body.release !== undefined)
      changes.push(["releases.set-state", { release: body.release, state: "refused" }]);
    return { changes, touches: body.release === undefined ? [] : [`release:${body.release}`] };
  },
});

const standingProposed = entryKind({
  kind: "standing.proposed/1",
  log: "house",
  effect: "recorded",
  body: bodies.standingProposedSchema,
  fold: ({ body, envelope, at }) => ({
    changes: [
      [
        "releases.propose-standing",
        {
          standing: body.standing,
          partner: body.partner,
          at,
          by: body.by,
          terms: JSON.stringify(body),
          payload: envelope.set!.payload,
        },
      ],
    ],
    touches: [`standing:${body.standing}`],
  }),
});

const standingApproved = entryKind({
  kind: "standing.approved/1",
  log: "house",
  effect: "recorded",
  body: bodies.standingApprovedSchema,
  fold: ({ body, at }) => ({
    changes: [
      ["releases.approve", { subject: body.standing, by: body.by, role: body.role, at }],
      ["releases.activate-standing", { subject: body.standing }],
    ],
    touches: [`standing:${body.standing}`],
  }),
});

const standingStopped = entryKind({
  kind: "standing.stopped/1",
  log: "house",
  effect: "recorded",
  body: bodies.standingStoppedSchema,
  fold: ({ body }) => ({
    changes: [["releases.stop-standing", { standing: body.standing }]],
    touches: [`standing:${body.standing}`],
  }),
});

const onwardRequested = entryKind({
  kind: "onward.requested/1",
  log: "liaison",
  effect: "partner",
  body: bodies.onwardRequestedSchema,
  fold: (entry) => ({
    changes: [
      [
        "releases.ask-onward",
        {
          request: entry.body.request,
          partner: otherOf(entry),
          direction: directionOf(entry),
          made: entry.body.made,
          ranges: JSON.stringify(entry.body.ranges),
          to: entry.body.to,
          purpose: entry.body.purpose,
          expires: entry.body.expires,
          at: entry.at,
        },
      ],
    ],
    touches: [`onward:${entry.body.request}`],
  }),
  receive: ({ body }, reader) =>
    reader.get("SELECT 1 FROM view_part WHERE id = :made AND direction = 'out'", { made: body.made }) ===
    undefined
      ? { aside: "a question about something that was never sent" }
      : {},
});

const onwardAnswered = entryKind({
  kind: "onward.answered/1",
  log: "liaison",
  effect: "partner",
  body: bodies.onwardAnsweredSchema,
  fold: ({ body, at }) => ({
    changes: [
      [
        "releases.answer-onward",
        {
          request: body.request,
          state: body.grant ? "granted" : "refused",
          code: body.code,
          expires: body.expires ?? null,
          at,
        },
      ],
    ],
    touches: [`onward:${body.request}`],
  }),
  receive: ({ body }, reader) => {
    const asked = reader.get<{ state: string }>(
      "SELECT state FROM view_onward WHERE request = :request AND direction = 'out'",
      { request: body.request },
    );
    return asked?.state === "waiting"
      ? {}
      : { aside: "an answer to a question that was not asked, or was answered before" };
  },
});

const purged = entryKind({
  kind: "product.purged/1",
  log: "house",
  effect: "recorded",
  body: bodies.purgedSchema,
  fold: ({ body }) => ({
    changes: body.products.flatMap((product) => sealProduct(product)),
    touches: body.products.map(({ entry }) => `product:${entry}`),
  }),
});

/** Every kind of entry this desk writes. */
export const releaseKinds: readonly EntryKind<never>[] = [
  made,
  listed,
  received,
  declined,
  recallOrdered,
  recallExecuted,
  expired,
  proposed,
  approved,
  withdrawn,
  refused,
  standingProposed,
  standingApproved,
  standingStopped,
  onwardRequested,
  onwardAnswered,
  purged,
];
