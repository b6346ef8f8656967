import { StoreError } from "../store/index.ts";
import { LedgerError } from "./commands.ts";

/**
 * Whether what went wrong with a partner's entry lies in the entry. A failing disk, a conflict or a stopped writer are
 * none of its doing: then it is tried again. Everything else sets it aside, so that no partner can write anything
 * that stops a tail or keeps a node from starting.
 */
export function isAboutTheEntry(cause: unknown): boolean {
  if (cause instanceof StoreError) return cause.code === "constraint";
  if (!(cause instanceof LedgerError)) return true;
  if (cause.code === "storage") return cause.cause instanceof StoreError && cause.cause.code === "constraint";
  return cause.code !== "conflict" && cause.code !== "stopped";
}

const LONGEST_REASON = 300;

export function stumbledOver(cause: unknown): string {
  const why = cause instanceof Error ? cause.message : String(cause);
  return `this node cannot make sense of the entry: ${why}`.slice(0, LONGEST_REASON);
}
