import type { Sentence } from "@entente/api";
import { z } from "zod";
import { count, time } from "../bodies.ts";

export const period = z.strictObject({ from: time.optional(), until: time.optional() });
export type Period = z.infer<typeof period>;

/** What is promised in clear: periods, dates and a count. */
export const terms = z.strictObject({
  covers: z.strictObject({ from: time, until: time.optional() }),
  silent: z.array(period).max(10),
  due: time,
  measure: z
    .strictObject({
      what: z.literal("releases"),
      area: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9+:._-]{0,63}$/),
      direction: z.enum(["given", "received"]),
      baseline: count,
      from: time,
      until: time,
    })
    .optional(),
});
export type Terms = z.infer<typeof terms>;

export const undertakingWords = z.strictObject({
  text: z.string().min(1).max(4000),
  scope: z.string().min(1).max(4000),
});

const EARLIEST = "";
const LATEST = "9999-12-31T23:59:59Z";
const startOf = ({ from }: Period) => from ?? EARLIEST;
const endOf = ({ until }: Period) => until ?? LATEST;

/**
 * What is wrong with the periods of an undertaking, with its place. One that is said to be silent on what it covers
 * would say both: the trap is that a promise for the future is read as one about the past.
 */
export function termsProblem({
  covers,
  silent,
  measure,
}: Pick<Terms, "covers" | "silent"> & { readonly measure?: { from: string; until: string } | undefined }):
  | { pointer: string; detail: Sentence }
  | undefined {
  if (startOf(covers) >= endOf(covers))
    return { pointer: "/covers/until", detail: "It ends before it begins." };
  for (const [n, each] of silent.entries()) {
    const pointer = `/silent/${n}`;
    if (each.from === undefined && each.until === undefined)
      return { pointer, detail: "Say from when, or until when, it is silent." };
    if (startOf(each) >= endOf(each)) return { pointer, detail: "It ends before it begins." };
    if (startOf(each) < endOf(covers) && startOf(covers) < endOf(each))
      return { pointer, detail: "It is silent on a period that it covers." };
  }
  if (measure !== undefined && measure.from >= measure.until)
    return { pointer: "/measure/until", detail: "The baseline ends before it begins." };
  return undefined;
}
