import { conflict, notFound, type Problem, problemOf } from "@entente/api";
import { canonicalBytes, type JsonValue } from "@entente/json";
import { digestOf, type PartyId } from "../keys/index.ts";
import type { Reader } from "../store/index.ts";
import type { Current, ReleasesDependencies } from "./dependencies.ts";

/** The version of a stream as a command read it. */
export function versionOf(reader: Reader, stream: string): number {
  return (
    reader.get<{ version: number }>("SELECT version FROM view_stream WHERE name = :stream", { stream })
      ?.version ?? 0
  );
}

/** Time as agreements write it: UTC, to the second. */
export function toInstant(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

/** The agreement to decide by, or the problem that says there is none. */
export function currentWith(deps: ReleasesDependencies, partner: PartyId): Current {
  if (!deps.isPartner(partner)) throw notFound("partner");
  const stopped = deps.stopped(partner);
  if (stopped !== undefined) throw conflict(`Releases to this partner are stopped: ${stopped}.`);
  const current = deps.agreement(partner);
  if (current === undefined) {
    throw conflict(
      "There is no agreement with this partner: negotiate and sign one first. No clause, no act.",
    );
  }
  return current;
}

/** A refusal told to whoever asked: every clause that forbids, in words. */
export function refusal(violations: NonNullable<Problem["violations"]>) {
  const clauses = [...new Set(violations.map(({ clause }) => clause))].join(", ");
  return problemOf(
    422,
    "refused",
    "The agreement forbids it",
    `Refused by clause ${clauses}. Nothing was sent; the refusal is recorded.`,
    {
      violations,
    },
  );
}

export const digestOfValue = (value: unknown): string => digestOf(canonicalBytes(value as JsonValue));
