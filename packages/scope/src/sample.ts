import { seeded } from "./random.ts";
import { columns, pseudonyms } from "./row.ts";

/** The shape of the sample affair (inquiry.md §11), scaled: of ten thousand rows on either side. */
const SHARE_RECEIVED = 0.8515;
const SHARE_SLATE = 0.0384;
const BOOKED_BY_GIVER_ALONE = 13;
const SHIFTED = 40;
/** Met at two points by the giver, made one by the receiver. */
const DOUBLED_HOURS = 3;
const DOUBLED = 4;
const ACTIVE_DAYS = 26;
const HOURS_A_DAY = 4;
const LEAST_ROWS = 2_000;

export type SampleOptions = {
  readonly seed: number;
  /** Rows of each register; at least 2,000, below which the shape does not hold. */
  readonly rows?: number;
  /** The first of thirty days, at midnight UTC. */
  readonly from?: string;
  /** The operation that each party's own collection cites; absent: a made-up one that nobody started. */
  readonly operations?: { readonly XAR?: string; readonly XTL?: string };
  readonly clause?: string;
};

/** Registers of the two fictional parties as CSV: codes and pseudonyms, no number of anybody. */
export type Sample = {
  readonly arvenia: string;
  readonly talvia: string;
  readonly from: string;
  readonly to: string;
};

type Row = Record<(typeof columns)[number] | (typeof pseudonyms)[number], string>;
type Slot = { readonly at: number; readonly programme: string; readonly pair: readonly [Side, Side] };
type Side = { readonly cc: string; readonly basis: string };

const HOUR_MS = 3_600_000;
const NEVER_STARTED = "01HZZZZZZZZZZZZZZZZZZZZZZZ";
const XAR = { cc: "XAR", basis: "prefix" };
const XTL = { cc: "XTL", basis: "prefix" };
const XOS = { cc: "XOS", basis: "full" };
const NOBODY = { cc: "ZZZ", basis: "withheld" };

const text = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

/**
 * Registers of Arvenia and Talvia that answer to one another: of ten thousand rows each, Arvenia provided 8,540, of
 * which Talvia booked 8,515, one hour of them shifted, and collected 1,485 on a cable at Ostrand by itself. The same
 * seed gives the same bytes.
 */
export function samplePair(options: SampleOptions): Sample {
  const { seed, rows = 10_000, from = "2031-03-01T00:00:00Z" } = options;
  if (!Number.isInteger(rows) || rows < LEAST_ROWS)
    throw new RangeError(`a sample has at least ${LEAST_ROWS} rows`);
  const draw = seeded(seed);
  const start = Date.parse(from);
  const received = Math.round(rows * SHARE_RECEIVED);
  const doubled = DOUBLED_HOURS * DOUBLED;
  const matched = received - SHIFTED - doubled;
  const slate = Math.round(matched * SHARE_SLATE);
  const clause = options.clause ?? "1.1";
  const own = {
    XAR: options.operations?.XAR ?? NEVER_STARTED,
    XTL: options.operations?.XTL ?? NEVER_STARTED,
  };
  const arvenian = (slot: Slot, more: Partial<Row> = {}) =>
    rowAt(draw, slot, {
      collected_by: "XAR:ARV-SIG",
      collected_at: "XOS:gulf-ship",
      technique: "metadata-analysis",
      authority_id: "XAR-2031-004",
      operation_id: own.XAR,
      clause_id: clause,
      provided_by: "XAR",
      received_by: "XTL",
      ...more,
    });
  const given = [
    ...spread(start, matched - slate, "LANTERN", [
      [XAR, XOS],
      [XOS, XAR],
    ]),
    ...spread(start, slate, "SLATE", [[NOBODY, XOS]]),
  ].map((slot, n) => arvenian(slot, doubtful(n)));
  const late = Array.from({ length: SHIFTED }, () => arvenian(slotOf(start, 27, 9, "LANTERN", [XTL, XOS])));
  const twice = Array.from({ length: doubled }, (_, n) =>
    arvenian(slotOf(start, 28, 6 + Math.floor(n / DOUBLED), "SLATE", [XAR, XTL])),
  );
  const alone = Array.from({ length: BOOKED_BY_GIVER_ALONE }, () =>
    arvenian(slotOf(start, 29, 12, "LANTERN", [XAR, NOBODY])),
  );
  const provided = [...given, ...late, ...twice, ...twice, ...alone];
  const kept = spread(start, rows - provided.length, "LANTERN", [[XOS, XOS]]).map((slot) =>
    arvenian(slot, { provided_by: "", received_by: "" }),
  );
  const cable = spread(start, rows - received, "SLATE", [[XOS, XTL]]).map((slot) =>
    rowAt(draw, slot, {
      collected_by: "XTL:TLV-SIG",
      collected_at: "XOS:oris-cable",
      technique: "cable-access",
      authority_id: "XTL-77-2031",
      operation_id: own.XTL,
      clause_id: clause,
    }),
  );
  const booked = [...given, ...late.map(hourLater), ...twice].map(inTalvianBooks);
  return {
    arvenia: csvOf([...provided, ...kept]),
    talvia: csvOf([...booked, ...cable]),
    from,
    to: text(start + 30 * 24 * HOUR_MS),
  };
}

/** Some rows have no authority, some cite no operation, some one that was never started. */
function doubtful(n: number): Partial<Row> {
  if (n % 100 === 7) return { authority_id: "" };
  if (n % 100 === 8) return { operation_id: "" };
  if (n % 100 === 9) return { operation_id: NEVER_STARTED };
  return {};
}

/** The receiver has an order of its own for what it was given, or none; the operation it cites is the giver's. */
const inTalvianBooks = (row: Row, n: number): Row => ({
  ...row,
  authority_id: n % 150 === 11 ? "" : "XTL-12-2031",
});

const hourLater = (row: Row): Row => ({ ...row, start_ts: text(Date.parse(row.start_ts) + HOUR_MS) });

const slotOf = (start: number, day: number, hour: number, programme: string, pair: Slot["pair"]): Slot => ({
  at: start + (day * 24 + hour) * HOUR_MS,
  programme,
  pair,
});

/** So many rows over the active days, four hours each, going round the pairs. */
function spread(start: number, count: number, programme: string, pairs: readonly Slot["pair"][]): Slot[] {
  return Array.from({ length: count }, (_, n) => {
    const place = n % (ACTIVE_DAYS * HOURS_A_DAY);
    const pair = pairs[Math.floor(n / (ACTIVE_DAYS * HOURS_A_DAY)) % pairs.length]!;
    return slotOf(start, Math.floor(place / HOURS_A_DAY), 6 + (place % HOURS_A_DAY), programme, pair);
  });
}

function rowAt(draw: (below: number) => number, { at, programme, pair }: Slot, more: Partial<Row>): Row {
  const hidden = () =>
    `h${draw(2 ** 32)
      .toString(16)
      .padStart(8, "0")}${draw(2 ** 32)
      .toString(16)
      .padStart(8, "0")}`;
  const [caller, callee] = pair;
  return {
    start_ts: text(at + draw(3600) * 1000),
    dur_s: String(draw(900)),
    unit: "record",
    kind: "DNR",
    caller_cc: caller.cc,
    caller_basis: caller.basis,
    callee_cc: callee.cc,
    callee_basis: callee.basis,
    programme,
    purpose: "incident-response",
    collected_by: "",
    collected_at: "",
    provided_by: "",
    received_by: "",
    technique: "",
    authority_id: "",
    clause_id: "",
    operation_id: "",
    caller_h: hidden(),
    callee_h: hidden(),
    ...more,
  };
}

const HEAD = [...columns, ...pseudonyms];

/** In the order of time, as a register is written. */
function csvOf(rows: readonly Row[]): string {
  const sorted = [...rows].sort((one, other) => Date.parse(one.start_ts) - Date.parse(other.start_ts));
  return `${[HEAD.join(","), ...sorted.map((row) => HEAD.map((name) => row[name]).join(","))].join("\n")}\n`;
}

/** One of the two: what a party takes in. */
export const sampleRegister = (options: SampleOptions & { readonly party: "XAR" | "XTL" }): string =>
  samplePair(options)[options.party === "XAR" ? "arvenia" : "talvia"];
