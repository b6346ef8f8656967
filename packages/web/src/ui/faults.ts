import type { ProblemError } from "@entente/api";
import { createContext, useContext } from "react";

/** What the node found wrong in a body, and where: a JSON pointer (RFC 6901). */
export type Fault = { readonly pointer: string; readonly detail: string };

/** The faults of the form that stands around. */
export const Faults = createContext<readonly Fault[]>([]);

const isFault = (one: unknown): one is Fault =>
  typeof one === "object" &&
  one !== null &&
  "pointer" in one &&
  typeof one.pointer === "string" &&
  "detail" in one &&
  typeof one.detail === "string";

/** What a problem says against members of the body; what is wrong elsewhere has no field. */
export function faultsOf(error: ProblemError | undefined): readonly Fault[] {
  if (error === undefined) return [];
  const { pointer, detail, errors, in: part } = error.problem;
  if (part !== undefined && part !== "body") return [];
  return Array.isArray(errors) ? errors.filter(isFault) : [{ pointer, detail }].filter(isFault);
}

/** What is wrong with a member of the body or below it; nothing with what names no member. */
export function faultAt(faults: readonly Fault[], at: string | undefined): string | undefined {
  if (at === undefined) return undefined;
  return faults.find(({ pointer }) => pointer === `/${at}` || pointer.startsWith(`/${at}/`))?.detail;
}

export const useFaultAt = (at: string | undefined): string | undefined => faultAt(useContext(Faults), at);
