export type ClockState = "running" | "paused" | "done";
/** What a clock says: time left, time overdue, age; or that nothing runs any more. */
export type ClockFace = {
  readonly says: "left" | "overdue" | "open" | "due" | "paused" | "done" | "done-late";
  readonly tone: "good" | "warn" | "bad" | "soft";
  readonly amount: number;
  readonly unit: "minute" | "hour" | "day" | "year";
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;
/** A clock warns when less than this is left, or a quarter of its whole time if that is shorter. */
const NEAR = 2 * DAY;

/** Years from two years on, days from two days on, hours from two hours on: nobody counts 50 hours, and "1 day" hides 47 of them. */
function amountOf(milliseconds: number): Pick<ClockFace, "amount" | "unit"> {
  if (milliseconds >= 2 * YEAR) return { amount: Math.floor(milliseconds / YEAR), unit: "year" };
  if (milliseconds >= 2 * DAY) return { amount: Math.floor(milliseconds / DAY), unit: "day" };
  if (milliseconds >= 2 * HOUR) return { amount: Math.floor(milliseconds / HOUR), unit: "hour" };
  return { amount: Math.floor(milliseconds / MINUTE), unit: "minute" };
}

/**
 * The face of a clock at `now`, in milliseconds since 1970. Undefined when it has neither a beginning nor an end that
 * can be read. A clock that is done is judged by `ended`, where that is known.
 */
export function clockFace(
  clock: {
    readonly since?: string | undefined;
    readonly due?: string | undefined;
    readonly ended?: string | undefined;
    readonly state: ClockState;
  },
  now: number,
): ClockFace | undefined {
  const [since, due, ended] = [clock.since, clock.due, clock.ended].map(instant);
  if (clock.state === "done") {
    const late = due !== undefined && ended !== undefined ? ended - due : 0;
    if (late >= MINUTE) return { says: "done-late", tone: "warn", ...amountOf(late) };
    return { says: "done", tone: "soft", amount: 0, unit: "minute" };
  }
  if (clock.state === "paused") return { says: "paused", tone: "soft", amount: 0, unit: "minute" };
  if (due !== undefined) {
    const left = due - now;
    if (Math.abs(left) < MINUTE) return { says: "due", tone: "bad", amount: 0, unit: "minute" };
    if (left < 0) return { says: "overdue", tone: "bad", ...amountOf(-left) };
    const near = since === undefined ? NEAR : Math.min(NEAR, (due - since) / 4);
    return { says: "left", tone: left < near ? "warn" : "good", ...amountOf(left) };
  }
  if (since === undefined) return undefined;
  return { says: "open", tone: "soft", ...amountOf(Math.max(0, now - since)) };
}

function instant(value: string | undefined): number | undefined {
  const at = value === undefined ? Number.NaN : Date.parse(value);
  return Number.isNaN(at) ? undefined : at;
}
