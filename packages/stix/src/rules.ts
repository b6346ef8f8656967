import type { Report } from "./report.ts";
import type { StixSentence } from "./said.ts";
import { compareTimestamps, isTimestamp } from "./timestamp.ts";
import type { ErrorCode, StixObject } from "./types.ts";

/** Says what is wrong between several properties of one object. */
export type Rule = (object: StixObject, report: Report) => void;

const has = (object: StixObject, name: string): boolean => Object.hasOwn(object, name);

/** Two times in order, when both are there and real; `strict` refuses equal ones. */
export function ordered(earlier: string, later: string, strict = false): Rule {
  return (object, report) => {
    const [start, end] = [object[earlier], object[later]];
    if (typeof start !== "string" || typeof end !== "string" || !isTimestamp(start) || !isTimestamp(end))
      return;
    const order = compareTimestamps(start, end);
    if (order > 0 || (strict && order === 0)) {
      report.at(later, () =>
        report.error("order", `must ${strict ? "be later than" : "not be before"} ${earlier}`),
      );
    }
  };
}

/** At least one of the named properties. */
export function anyOf(...names: string[]): Rule {
  return (object, report) => {
    if (!names.some((name) => has(object, name)))
      report.error("required", `needs one of ${names.join(", ")}`);
  };
}

export function notBoth(one: string, other: string): Rule {
  return (object, report) => {
    if (has(object, one) && has(object, other)) {
      report.at(other, () => report.error("not-allowed", `must not stand beside ${one}`));
    }
  };
}

/** `name` may only be there together with all of `others`. */
export function needs(name: string, ...others: string[]): Rule {
  return (object, report) => {
    if (!has(object, name)) return;
    for (const other of others) if (!has(object, other)) report.error("required", `${name} needs ${other}`);
  };
}

/** A rule of the standard written out: when `broken` holds, the property is refused. */
export function refuse(
  name: string,
  code: ErrorCode,
  message: StixSentence,
  broken: (object: StixObject) => boolean,
): Rule {
  return (object, report) => {
    if (broken(object)) report.at(name, () => report.error(code, message));
  };
}

export function deprecated(name: string, message: string): Rule {
  return (object, report) => {
    if (has(object, name)) report.at(name, () => report.warn("deprecated", message));
  };
}

export function recommended(...names: string[]): Rule {
  return (object, report) => {
    for (const name of names) if (!has(object, name)) report.warn("recommended", `should have ${name}`);
  };
}
