import type { Sentence } from "@entente/api";
import { measureDropReasons, measureReasons } from "@entente/api";
import { z } from "zod";
import { type Acting, entrySide, otherSide, payloadOf } from "../acting/index.ts";
import { entryKind, type Folding, type Reception } from "../ledger/index.ts";
import type { Reader } from "../store/index.ts";
import { type MeasureRow, measureRow, suspensionOf } from "./view.ts";

const ulid = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);
const digest = z.string().regex(/^sha256:[A-Za-z0-9_-]{43}$/);
const areaCode = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9+:._-]{0,63}$/);

export const measureStream = (measure: string): string => `measure:${measure}`;

const proposed = entryKind({
  kind: "measure.proposed/1",
  log: "liaison",
  effect: "recorded",
  body: z.strictObject({
    measure: ulid,
    what: z.enum(["suspend-area", "share-more"]),
    areas: z.array(areaCode).min(1).max(20),
    reason: z.enum(measureReasons).optional(),
  }),
  fold: (entry) => ({
    changes: [
      [
        "measures.propose",
        {
          measure: entry.body.measure,
          partner: otherSide(entry),
          side: entrySide(entry),
          what: entry.body.what,
          areas: JSON.stringify(entry.body.areas),
          reason: entry.body.reason ?? null,
          agreement: entry.envelope.agreement ?? null,
          payload: payloadOf(entry),
          at: entry.at,
        },
      ],
    ],
    touches: [measureStream(entry.body.measure)],
  }),
  receive: ({ body }, reader) =>
    measureRow(reader, body.measure) === undefined ? {} : { aside: "a measure with this id is known" },
});

const dropped = entryKind({
  kind: "measure.dropped/1",
  log: "liaison",
  effect: "recorded",
  body: z.strictObject({ measure: ulid, reason: z.enum(measureDropReasons) }),
  fold: ({ body, at }) => ({
    changes: [["measures.drop", { measure: body.measure, reason: body.reason, at }]],
    touches: [measureStream(body.measure)],
  }),
  receive: (entry, reader) => requireTheirs(entry, reader),
});

/** The id of the entry that suspended, or the agreement under which more is shared. */
const appliedBody = z.strictObject({
  measure: ulid,
  suspension: ulid.optional(),
  amendment: digest.optional(),
});
type Applied = z.infer<typeof appliedBody>;

const applied = (acting: Acting) =>
  entryKind({
    kind: "measure.applied/1",
    log: "liaison",
    effect: "recorded",
    body: appliedBody,
    fold: ({ body, at }) => ({
      changes: [
        [
          "measures.apply",
          {
            measure: body.measure,
            suspension: body.suspension ?? null,
            amendment: body.amendment ?? null,
            at,
          },
        ],
      ],
      touches: [measureStream(body.measure)],
    }),
    receive(entry, reader) {
      const reception = requireTheirs(entry, reader);
      if (reception.aside !== undefined) return reception;
      const aside = notApplied(acting, measureRow(reader, entry.body.measure)!, entry.body);
      return aside === undefined ? {} : { aside };
    },
  });

/** What says that a measure is applied names what applied it: a suspension of the same areas, or an amendment. */
function notApplied(
  acting: Acting,
  row: MeasureRow,
  { suspension, amendment }: Applied,
): Sentence | undefined {
  if (row.what === "share-more")
    return amendment !== undefined && suspension === undefined ? undefined : "it names no amendment alone";
  if (suspension === undefined || amendment !== undefined) return "it names no suspension alone";
  return suspensionOf(acting, { ...row, suspension }) === undefined
    ? "it names no suspension of these areas by this party"
    : undefined;
}

/** Only the party that proposed a measure drops or applies it, and only while it is proposed. */
function requireTheirs({ body, party }: Folding<{ readonly measure: string }>, reader: Reader): Reception {
  const row = measureRow(reader, body.measure);
  if (row === undefined || row.partner !== party || row.side !== "theirs")
    return { aside: "no measure that this party proposed" };
  return row.state === "proposed" ? {} : { aside: `the measure was ${row.state} before` };
}

export const measureKinds = (acting: Acting) => [proposed, dropped, applied(acting)];
