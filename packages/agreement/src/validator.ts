import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { AgreementError, type AgreementErrorCode } from "./errors.ts";
import { agreementSchema } from "./schema.ts";
import type { JsonSchema } from "./shape.ts";
import { isTime } from "./time.ts";

function isSorted(by: true | readonly string[], values: readonly unknown[]): boolean {
  const compare = by === true ? compareStrings : compareMembers(by);
  return values.every((value, index) => index === 0 || compare(values[index - 1], value) < 0);
}

/** UTF-16 code units, the order RFC 8785 uses for names. */
function compareStrings(a: unknown, b: unknown): number {
  if (typeof a !== "string" || typeof b !== "string") return Number.NaN;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Order of two objects by the named members, the first that differs deciding. */
export function compareMembers(names: readonly string[]): (a: unknown, b: unknown) => number {
  return (a, b) => {
    for (const name of names) {
      const order = compareStrings(
        (a as Record<string, unknown>)[name],
        (b as Record<string, unknown>)[name],
      );
      if (order !== 0) return order;
    }
    return 0;
  };
}

/** Errors of the validator that have a more telling code than `schema`. */
const codes: Readonly<Record<string, AgreementErrorCode>> = {
  additionalProperties: "unknown-field",
  "x-sorted": "not-sorted",
  format: "time",
};

function errorOf({ keyword, instancePath, message, params }: ErrorObject): AgreementError {
  const isKind = keyword === "enum" && /^\/clauses\/[0-9]+\/kind$/.test(instancePath);
  const code = isKind ? "unknown-kind" : (codes[keyword] ?? "schema");
  const name = (params as { additionalProperty?: string }).additionalProperty;
  return new AgreementError(
    code,
    instancePath,
    `${message ?? keyword}${name === undefined ? "" : `: ${name}`}`,
  );
}

/**
 * A function that throws the first way in which a value breaks the schema. The schema is compiled when it is first asked:
 * that takes a moment, and most commands read no agreement.
 */
export function validator(schema: JsonSchema): (value: unknown) => void {
  let check: ValidateFunction | undefined;
  return (value) => {
    check ??= compiled(schema);
    if (check(value)) return;
    const [first] = check.errors ?? [];
    throw first === undefined ? new AgreementError("schema", "", "not an agreement") : errorOf(first);
  };
}

/**
 * Each start of a node with an agreement in force waits for this. That the schema is one is a test's matter; and shorter
 * code for the checks, which takes as long as all the rest, saves nothing that shows on documents of a few kilobytes.
 */
const COMPILING = { validateSchema: false, meta: false, code: { optimize: false } } as const;

function compiled(schema: JsonSchema): ValidateFunction {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, ...COMPILING });
  ajv.addFormat("date-time", isTime);
  ajv.addKeyword({
    keyword: "x-sorted",
    type: "array",
    schemaType: ["boolean", "array"],
    validate: isSorted,
    error: { message: "must be sorted, without repeats" },
  });
  return ajv.compile(schema);
}

export const validateAgreement = validator(agreementSchema);
