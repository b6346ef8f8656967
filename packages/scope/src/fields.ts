import { bases, type Column, kinds, UNRESOLVED, units } from "./row.ts";
import type { ScopeSentence } from "./said.ts";

const COUNTRY = /^[A-Z]{3}$/;
/** A party or a country, and within it a body, a ship, a cable. */
const PLACED = /^[A-Z]{3}(:[A-Za-z0-9][A-Za-z0-9-]{0,39})?$/;
const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/;
const CLAUSE = /^[0-9]{1,3}(\.[0-9]{1,3}){0,3}$/;
const ID = /^[0-9A-HJKMNP-TV-Z]{26}$/;
/** A letter in front, so that no telephone number can pass for one. */
const PSEUDONYM = /^h[0-9a-f]{16}$/;
const SECONDS = /^(0|[1-9][0-9]{0,5})$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** Only the one spelling of a time that exists. */
export function isInstant(text: string): boolean {
  if (!INSTANT.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && `${new Date(time).toISOString().slice(0, 19)}Z` === text;
}

type Check = (text: string) => ScopeSentence | undefined;
const like =
  (pattern: RegExp, says: ScopeSentence): Check =>
  (text) =>
    pattern.test(text) ? undefined : says;
const among = (words: readonly string[]): Check => {
  const known = new Set(words);
  return (text) => (known.has(text) ? undefined : `is one of ${words.join(", ")}`);
};
const orEmpty =
  (check: Check): Check =>
  (text) =>
    text === "" ? undefined : check(text);

const country = like(COUNTRY, `is three capitals of ISO 3166-1; what is not resolved is ${UNRESOLVED}`);
const placed = like(PLACED, "is a party's or country's three capitals, and perhaps :NAME");
const party = like(COUNTRY, "is a party's three capitals");
const coded = like(CODE, "is a code of letters, digits, dots and hyphens");
const pseudonym = like(PSEUDONYM, "is a pseudonym: h and 16 hexadecimal digits, never a number");

/** What may stand in each column; undefined when it may, else what should. */
export const fieldChecks: Readonly<Record<Column, Check>> = {
  start_ts: (text) => (isInstant(text) ? undefined : "is a time in UTC such as 2031-03-01T06:00:00Z"),
  dur_s: like(SECONDS, "is whole seconds, 0 to 999999"),
  unit: among(units),
  kind: among(kinds),
  caller_cc: country,
  caller_basis: among(bases),
  callee_cc: country,
  callee_basis: among(bases),
  collected_by: placed,
  collected_at: placed,
  provided_by: orEmpty(party),
  received_by: orEmpty(party),
  programme: coded,
  technique: coded,
  authority_id: orEmpty(coded),
  clause_id: orEmpty(like(CLAUSE, "is the number of a clause, such as 8.1")),
  operation_id: orEmpty(like(ID, "is the id of an operation, 26 characters")),
  purpose: coded,
  caller_h: orEmpty(pseudonym),
  callee_h: orEmpty(pseudonym),
};

/** Numbers that belong to no country, or that nobody saw: what is booked under a country is not one of them. */
const COUNTRYLESS = new Set(["non_geographic", "withheld", "invalid"]);

/** What fields say of each other; the column at fault and what is wrong with it. */
export function crossFault(get: (column: Column) => string): readonly [Column, ScopeSentence] | undefined {
  for (const side of ["caller", "callee"] as const)
    if (COUNTRYLESS.has(get(`${side}_basis`)) && get(`${side}_cc`) !== UNRESOLVED)
      return [`${side}_cc`, `is ${UNRESOLVED} where the basis is ${get(`${side}_basis`)}`];
  const [given, taken] = [get("provided_by"), get("received_by")];
  if ((given === "") !== (taken === ""))
    return [given === "" ? "provided_by" : "received_by", "is empty while the other side of it is not"];
  if (given !== "" && given === taken) return ["received_by", "is the party that provided it"];
  return undefined;
}
