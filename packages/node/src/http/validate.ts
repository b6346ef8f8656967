import { type Bilingual, bothOf, problemOf, type Schema } from "@entente/api";
import type { z } from "zod";
import { issueInFrench } from "./issue-words.ts";

type Issue = z.core.$ZodIssue;
/** Where in the request a value stands; `pointer` is relative to it. */
export type Part = "path" | "query" | "body";

const MAX_REPORTED = 20;

/**
 * Parses one part of a request with its operation's schema. A failure is a problem that names the member at
 * fault: `in` says which part, `pointer` (RFC 6901) where in it, `errors` lists up to twenty.
 */
export function validated<T>(part: Part, schema: Schema<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.flatMap((issue) => reported(issue)).slice(0, MAX_REPORTED);
  const [{ pointer, detail }] = faults as [Reported];
  const errors = (language: "en" | "fr") =>
    faults.length > 1
      ? { errors: faults.map((one) => ({ pointer: one.pointer, detail: one.detail[language] })) }
      : {};
  throw problemOf(
    422,
    "invalid",
    "The request is not valid",
    detail,
    { pointer, in: part, ...errors("en") },
    errors("fr"),
  );
}

type Reported = { readonly pointer: string; readonly detail: Bilingual };

function reported(issue: Issue, prefix: readonly PropertyKey[] = []): Reported[] {
  const path = [...prefix, ...issue.path];
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      pointer: pointerTo([...path, key]),
      detail: bothOf("there is no such member"),
    }));
  }
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    // The alternative that got furthest is the one that was meant.
    const depth = (branch: readonly Issue[]) => Math.max(0, ...branch.map((each) => each.path.length));
    const nearest = issue.errors.reduce((best, branch) => (depth(branch) > depth(best) ? branch : best));
    return nearest.flatMap((inner) => reported(inner, path));
  }
  return [{ pointer: pointerTo(path), detail: { en: issue.message, fr: issueInFrench(issue) } }];
}

/** Names in a pointer are the sender's: they are cut short before they are sent back. */
const LONGEST_TOKEN = 120;

function pointerTo(path: readonly PropertyKey[]): string {
  return path
    .map((step) => String(step).slice(0, LONGEST_TOKEN).toWellFormed())
    .map((step) => `/${step.replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");
}
