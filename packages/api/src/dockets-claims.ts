import { z } from "zod";
import { instant, ulid, words } from "./common.ts";

/** The record of a claim (inquiry.md §3): what people write, and what is sealed. */

export const docketCountry = z.string().regex(/^[A-Z]{2,3}$/, "is no country code");
/** A day, or an instant of UTC. */
const moment = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?$/, "is a day such as 2031-05-05, or an instant of UTC")
  .refine((text) => isCalendar(text), "is no day of the calendar");

/** `2031-02-30` is a day that a calendar does not have, though a parser may roll it over. */
function isCalendar(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text.slice(0, 19));
}

/** An instant that the calendar has. */
export const docketInstant = instant.refine((text) => isCalendar(text), "is no instant of the calendar");

/** A time as a text gives it: the interval it means, never finer than the text, or why that is not known. */
export const docketWhen = z.union([
  z
    .strictObject({
      text: words(200),
      from: moment,
      to: moment,
      precision: z.enum(["minute", "day", "week", "month", "year"]),
      anchor: words(200).optional(),
      rule: words(200).optional(),
    })
    .refine(({ from, to }) => from.slice(0, 10) <= to.slice(0, 10), {
      path: ["to"],
      message: "ends before it begins",
    }),
  z.strictObject({ text: words(200), unresolved: words(400) }),
]);
export type DocketWhen = z.infer<typeof docketWhen>;

export const docketSenses = [
  "collected_by",
  "collected_at",
  "provided_by",
  "received_by",
  "caller",
  "callee",
  "person",
  "unspecified",
] as const;
export const docketUnits = [
  "records",
  "events",
  "identifiers",
  "persons",
  "targets",
  "orders",
  "unstated",
] as const;
export const docketApproximations = ["exact", "about", "more_than", "up_to", "order"] as const;
export const docketClaimKinds = [
  "quantity",
  "event",
  "practice",
  "attribution",
  "rebuttal",
  "undertaking",
] as const;
export const docketRootKinds = [
  "leak",
  "statement",
  "register",
  "testimony",
  "press",
  "agency",
  "unknown",
] as const;

const appearance = z.strictObject({ work: words(300), at: docketWhen, anchor: words(600) });

const claimRecord = {
  /** What people call it: `C1`. */
  reference: words(40).optional(),
  text: words(4000),
  lang: z.enum(["en", "fr"]),
  kind: z.enum(docketClaimKinds),
  quantity: z
    .strictObject({
      /** A decimal number in plain digits. */
      value: z.string().regex(/^\d{1,18}(\.\d{1,6})?$/, "is a number in plain digits, such as 41200000"),
      approx: z.enum(docketApproximations),
      unit: z.enum(docketUnits),
      distinct: z.enum(["yes", "no", "unknown"]),
    })
    .optional(),
  period: docketWhen.optional(),
  /** Each with its sense: one total reads as collected in, by, supplied by or about a country. */
  places: z.array(z.strictObject({ country: docketCountry, sense: z.enum(docketSenses) })).max(20),
  technique: words(200).optional(),
  accused: docketCountry.optional(),
  affected: z.array(docketCountry).max(20).optional(),
  /** A person or profession that the law protects is concerned. */
  protectedClass: z.boolean().optional(),
  claimant: words(300),
  firstAppearance: appearance,
  appearances: z.array(appearance).max(50).optional(),
  /** Where it comes from, and the root behind that: what two sources share counts once. */
  source: z.strictObject({
    name: words(300),
    root: z.strictObject({ id: words(80), kind: z.enum(docketRootKinds) }),
  }),
};

/** What is sealed of a claim. Which claims it rebuts or is part of stands in its entry. */
export const docketClaimWords = z.strictObject(claimRecord);
export type DocketClaimWords = z.infer<typeof docketClaimWords>;

/** What is asked to put a claim. */
export const docketClaimInput = z
  .strictObject({
    ...claimRecord,
    /** This party itself is the claimant: it has nothing to answer until it says more. */
    own: z.boolean().optional(),
    rebuts: ulid.optional(),
    partOf: ulid.optional(),
  })
  .superRefine(({ kind, quantity, rebuts }, context) => {
    if (kind === "quantity" && quantity === undefined)
      context.addIssue({ code: "custom", path: ["quantity"], message: "a claim of a quantity names one" });
    if (kind === "rebuttal" && rebuts === undefined)
      context.addIssue({ code: "custom", path: ["rebuts"], message: "a rebuttal names what it rebuts" });
  });
export type DocketClaimInput = z.infer<typeof docketClaimInput>;
