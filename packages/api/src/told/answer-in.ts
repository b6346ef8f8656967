import type { z } from "zod";
import { markingOrDoubt, sentence } from "../common.ts";
import type { Schema } from "../operation.ts";
import { frDoubts } from "./fr-findings.ts";
import { type French, frenchOf, inFrench } from "./french-of.ts";
import type { ProblemLanguage } from "./problem-in.ts";

/** Where in an answer sentences stand. */
type Places = "here" | "doubt" | { readonly each?: Places; readonly members?: ReadonlyMap<string, Places> };

/** Schemas are made once, and asked at each answer. */
const known = new WeakMap<object, Places | null>();

/** Whether an operation's answer holds sentences, so that it is another one in another language. */
export const holdsSentences = (answer: Schema<unknown>): boolean => placesOf(answer) !== null;

/** The answer in one language. A sentence that is in no catalogue, a library's or an older node's, stands as it came. */
export function answerIn(
  answer: Schema<unknown>,
  value: unknown,
  language: ProblemLanguage,
  find: French = inFrench,
): unknown {
  const places = language === "en" ? null : placesOf(answer);
  return places === null ? value : toldAt(places, value, find);
}

/** Only what the node itself puts among markings: these two are like no marking. */
const doubtInFrench = frenchOf(frDoubts);

/** Nothing that the node says is longer; whatever is, is looked at no further. */
const LONGEST_TOLD = 4000;

function toldAt(places: Places, value: unknown, find: French): unknown {
  if (places === "here")
    return typeof value === "string" && value.length <= LONGEST_TOLD ? (find(value) ?? value) : value;
  if (places === "doubt") return typeof value === "string" ? (doubtInFrench(value) ?? value) : value;
  const { each, members } = places;
  if (Array.isArray(value)) return each === undefined ? value : value.map((one) => toldAt(each, one, find));
  if (members === undefined || typeof value !== "object" || value === null) return value;
  const told: Record<string, unknown> = { ...value };
  for (const [name, at] of members) if (name in told) told[name] = toldAt(at, told[name], find);
  return told;
}

function placesOf(schema: object): Places | null {
  const before = known.get(schema);
  if (before !== undefined) return before;
  const own = schema === sentence ? "here" : schema === markingOrDoubt ? "doubt" : undefined;
  const found = own ?? placesWithin((schema as z.core.$ZodType)._zod.def as Parts);
  known.set(schema, found);
  return found;
}

/** What a schema is made of, as far as sentences stand in any: members, elements, and what may be absent. */
type Parts = z.core.$ZodTypeDef & {
  readonly shape?: Readonly<Record<string, object>>;
  readonly element?: object;
  readonly innerType?: object;
};

function placesWithin({ shape, element, innerType }: Parts): Places | null {
  if (innerType !== undefined) return placesOf(innerType);
  if (element !== undefined) {
    const each = placesOf(element);
    return each === null ? null : { each };
  }
  const members = new Map(
    Object.entries(shape ?? {}).flatMap(([name, member]) => {
      const at = placesOf(member);
      return at === null ? [] : [[name, at] as const];
    }),
  );
  return members.size === 0 ? null : { members };
}
