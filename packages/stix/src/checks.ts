import type { JsonValue } from "@entente/json";
import { typeOfId } from "./identifier.ts";
import type { Report } from "./report.ts";
import { fractionDigits, isTimestamp } from "./timestamp.ts";
import { type VocabularyName, vocabularies } from "./vocabularies.ts";

/** Says what is wrong with one value, at the place where the report stands. */
export type Check = (value: JsonValue, report: Report) => void;
export type Dictionary = { [key: string]: JsonValue };

export function isDictionary(value: JsonValue | undefined): value is Dictionary {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A check that applies to strings, with a bound that holds before any pattern runs. */
function ofText(check: (text: string, report: Report) => void, longest = Number.POSITIVE_INFINITY): Check {
  return (value, report) => {
    if (typeof value !== "string") report.error("wrong-type", "must be a string");
    else if (value.length > longest) report.error("too-long", `must have at most ${longest} characters`);
    else check(value, report);
  };
}

export const text: Check = ofText(() => {});

export const flag: Check = (value, report) => {
  if (typeof value !== "boolean") report.error("wrong-type", "must be true or false");
};

export function integer(least = Number.MIN_SAFE_INTEGER, most = Number.MAX_SAFE_INTEGER): Check {
  return (value, report) => {
    if (typeof value !== "number" || !Number.isInteger(value))
      report.error("wrong-type", "must be an integer");
    else if (value < least || value > most) report.error("range", `must lie between ${least} and ${most}`);
  };
}

export function real(least: number, most: number): Check {
  return (value, report) => {
    if (typeof value !== "number") report.error("wrong-type", "must be a number");
    else if (value < least || value > most) report.error("range", `must lie between ${least} and ${most}`);
  };
}

export const timestamp: Check = ofText((value, report) => {
  if (!isTimestamp(value))
    report.error("timestamp", "must be a real UTC time such as 2025-01-31T12:00:00.000Z");
});

/** `created` and `modified`: precise to the millisecond at least (STIX 2.1 section 3.2). */
export const versionTime: Check = ofText((value, report) => {
  if (!isTimestamp(value))
    report.error("timestamp", "must be a real UTC time such as 2025-01-31T12:00:00.000Z");
  else if (fractionDigits(value) < 3) report.error("timestamp", "must have at least three decimals");
});

/** A reference; `permitted` answers for the type that the id names. */
export function reference(permitted: (type: string) => boolean, what: string): Check {
  return ofText((id, report) => {
    const type = typeOfId(id);
    if (type === undefined) report.error("id-format", "must be an id: type--UUID, lower case");
    else if (!permitted(type)) report.error("reference", `must refer to ${what}`);
  });
}

export function referenceTo(...types: string[]): Check {
  const permitted = new Set(types);
  return reference((type) => permitted.has(type), types.join(" or "));
}

export function list(check: Check): Check {
  return (value, report) => {
    if (!Array.isArray(value)) return report.error("wrong-type", "must be a list");
    for (const [position, item] of value.entries()) report.at(position, () => check(item, report));
  };
}

/** A closed enumeration: the value MUST be one of these. */
export function oneOf(...values: string[]): Check {
  const permitted = new Set(values);
  return ofText((value, report) => {
    if (!permitted.has(value)) report.error("value", `must be one of ${values.join(", ")}`);
  });
}

/** An open vocabulary: the value SHOULD be one of the suggested ones (STIX 2.1 section 10). */
export function vocabulary(name: VocabularyName): Check {
  const suggested = vocabularies[name];
  return ofText((value, report) => {
    if (!suggested.has(value)) report.warn("vocabulary", `is not in the vocabulary ${name}`);
  });
}

/** RFC 5646, shape only, linear: a language, then subtags. `x` and `i` open private and old tags. */
const LANGUAGE = /^(?:[A-Za-z]{2,8}|[xi])(?:-[A-Za-z0-9]{1,8})*$/;

export function isLanguage(tag: string): boolean {
  return tag.length <= 64 && LANGUAGE.test(tag);
}

export const language: Check = ofText((value, report) => {
  if (!isLanguage(value)) report.error("language", "must be a language tag (RFC 5646)");
});

const HEX = /^(?:[0-9A-Fa-f]{2})+$/;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

export const hex: Check = ofText((value, report) => {
  if (!HEX.test(value)) report.error("value", "must be pairs of hexadecimal digits");
});

export const base64: Check = ofText((value, report) => {
  if (value.length % 4 !== 0 || !BASE64.test(value)) report.error("value", "must be base64");
});

const MIME_TYPE =
  /^(?:application|audio|example|font|haptics|image|message|model|multipart|text|video)\/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$/;

/** RFC 6838 by shape and registered top-level type; the registry below that ages, so this only warns. */
export const mimeType: Check = ofText((value, report) => {
  const [name = ""] = value.slice(0, 255).split(";", 1);
  if (!MIME_TYPE.test(name.trimEnd())) report.warn("format", "is not a media type");
});

/** IANA character set names, by shape: registries age, so a name not known here only warns. */
export const charset: Check = ofText((value, report) => {
  if (value.length > 40 || !/^[A-Za-z0-9._:()+-]+$/.test(value))
    report.warn("format", "is not a character set name");
});

const URL_SHAPE = /^[A-Za-z][A-Za-z0-9+.-]*:\S+$/;

/** RFC 3986 by shape; published reports carry many that a strict parser refuses, so this only warns. */
export const url: Check = ofText((value, report) => {
  if (!URL_SHAPE.test(value)) report.warn("format", "is not a URL");
});

/** Named parts, some required; parts not named here pass. */
export function record(required: readonly string[], parts: { [name: string]: Check }): Check {
  const checks = new Map(Object.entries(parts));
  return (value, report) => {
    if (!isDictionary(value)) return report.error("wrong-type", "must be an object");
    for (const name of required) {
      if (!Object.hasOwn(value, name)) report.error("required", `needs ${name}`);
    }
    for (const [name, part] of Object.entries(value)) {
      const check = checks.get(name);
      if (check) report.at(name, () => check(part, report));
    }
  };
}

const DICTIONARY_KEY = /^[A-Za-z0-9_-]+$/;

/** Keys as STIX 2.1 section 2.3 asks; every value must pass `check`. */
export function dictionary(check: Check = () => {}): Check {
  return (value, report) => {
    if (!isDictionary(value)) return report.error("wrong-type", "must be a dictionary");
    for (const [key, part] of Object.entries(value)) {
      report.at(key, () => {
        if (key.length > 250 || !DICTIONARY_KEY.test(key))
          report.error("property-name", "is no dictionary key");
        check(part, report);
      });
    }
  };
}

/** Hexadecimal length of the digests whose length is fixed (STIX 2.1 section 10.9). */
const HASH_LENGTHS: ReadonlyMap<string, number> = new Map([
  ["MD5", 32],
  ["SHA-1", 40],
  ["SHA-256", 64],
  ["SHA-512", 128],
  ["SHA3-256", 64],
  ["SHA3-512", 128],
]);

export const hashes: Check = (value, report) => {
  dictionary(text)(value, report);
  if (!isDictionary(value)) return;
  for (const [algorithm, digest] of Object.entries(value)) {
    report.at(algorithm, () => {
      const length = HASH_LENGTHS.get(algorithm);
      if (!vocabularies["hash-algorithm-ov"].has(algorithm))
        report.warn("vocabulary", "is an unusual algorithm");
      if (
        length !== undefined &&
        typeof digest === "string" &&
        (digest.length !== length || !HEX.test(digest))
      ) {
        report.warn("hash-length", `does not have the ${length} hexadecimal digits of ${algorithm}`);
      }
    });
  }
};
