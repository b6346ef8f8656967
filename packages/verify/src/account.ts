import { addressOf } from "./places.ts";
import type {
  CheckedThing,
  Crossing,
  Finding,
  FindingCode,
  Outstanding,
  Place,
  Report,
  ReportedLog,
  ReportedParty,
  Severity,
  Unchecked,
} from "./report.ts";
import { checkedThings } from "./report.ts";
import { en } from "./words-en.ts";

const MAX_LISTED = 1000;
/** What is quoted from an export is cut: it is the other side's text. */
const MAX_QUOTED = 400;

/** Gathers what the steps find. Steps never throw for what an export says; they account for it here. */
export class Account {
  readonly #findings: Finding[] = [];
  readonly #crossings: Crossing[] = [];
  readonly #outstanding: Outstanding[] = [];
  readonly #unchecked: Unchecked[] = [];
  readonly #checked = new Map<CheckedThing, number>();
  #more = 0;
  #violations = 0;
  parties: ReportedParty[] = [];
  logs: ReportedLog[] = [];

  violation(code: FindingCode, place: Place, expected = "", found = ""): undefined {
    this.#violations++;
    this.#add("violation", code, place, expected, found);
  }

  notice(code: FindingCode, place: Place, expected = "", found = ""): void {
    this.#add("notice", code, place, expected, found);
  }

  #add(severity: Severity, code: FindingCode, place: Place, expected: string, found: string): void {
    if (this.#findings.length >= MAX_LISTED) {
      this.#more++;
      return;
    }
    const said = { expected: plain(expected), found: plain(found) };
    // A file may be called anything, too.
    const path = place.path === undefined ? {} : { path: plain(place.path) };
    this.#findings.push({
      code,
      severity,
      ...addressOf(place),
      ...path,
      ...said,
      message: en.findings[code],
    });
  }

  crossing(crossing: Crossing): void {
    if (this.#crossings.length < MAX_LISTED) this.#crossings.push(addressOf(crossing));
  }

  outstanding(outstanding: Outstanding): void {
    if (this.#outstanding.length < MAX_LISTED) this.#outstanding.push(addressOf(outstanding));
  }

  unchecked(unchecked: Unchecked): void {
    this.#unchecked.push(unchecked);
  }

  count(what: CheckedThing, more = 1): void {
    this.#checked.set(what, (this.#checked.get(what) ?? 0) + more);
  }

  get violations(): number {
    return this.#violations;
  }

  report(at: string): Report {
    return {
      ok: this.#violations === 0,
      at,
      parties: this.parties,
      logs: this.logs,
      checked: checkedThings.flatMap((what) => {
        const count = this.#checked.get(what);
        return count === undefined ? [] : [{ what, count }];
      }),
      findings: this.#findings,
      more: this.#more,
      crossings: this.#crossings,
      outstanding: this.#outstanding,
      unchecked: this.#unchecked,
    };
  }
}

/** Text of an export may be anything: control characters would let it write on a terminal. */
export function plain(text: string): string {
  const safe = text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "\ufffd");
  return safe.length > MAX_QUOTED ? `${safe.slice(0, MAX_QUOTED)}…` : safe;
}
