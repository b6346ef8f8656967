import { frThings, frWords } from "./fr-words.ts";
import { french } from "./sentences.ts";

/** Finds the French of a sentence. */
export type French = (sentence: string) => string | undefined;

/**
 * The French of a catalogue's sentences, by the sentence with its gaps filled; undefined for any other. Its time grows
 * with the sentence, whoever wrote it.
 */
export function frenchOf(catalogue: Readonly<Record<string, string>>): French {
  let made: readonly Pattern[] | undefined;
  const find: French = (sentence) => {
    if (Object.hasOwn(catalogue, sentence)) return catalogue[sentence];
    made ??= patternsOf(catalogue);
    for (const { literals, names, translation } of made) {
      const values = valuesIn(sentence, literals);
      if (values !== undefined)
        return translation.replace(/\{(\w+)\}/g, (_, name: string) =>
          valueInFrench(name, values[names.indexOf(name)]!, find),
        );
    }
    return undefined;
  };
  return find;
}

/** A sentence of the product's own in French. */
export const inFrench: French = frenchOf(french);

/** Gaps that hold a word of the vocabulary, or a list of such. */
const WORDS: ReadonlySet<string> = new Set(
  "act acts kind one other role roles state states step unit what".split(" "),
);
/** Gaps that hold a sentence. */
const SENTENCES: ReadonlySet<string> = new Set(["advice", "cause", "why"]);
/** Of a longer value no part is a sentence of ours. */
const LONGEST_NESTED = 400;

/** What fills a gap stands as it is, for somebody may have typed it, unless the gap's name says that it is the node's. */
function valueInFrench(name: string, value: string, find: French): string {
  if (name === "thing" && Object.hasOwn(frThings, value)) return frThings[value as keyof typeof frThings];
  if (SENTENCES.has(name)) return value.length > LONGEST_NESTED ? value : (find(value) ?? value);
  if (!WORDS.has(name)) return value;
  const word = (one: string) => (Object.hasOwn(frWords, one) ? frWords[one]! : one);
  return value
    .split(", ")
    .map((one) => word(one))
    .join(", ");
}

/** A sentence with gaps: what stands around them, always one more than the names of the gaps. */
type Pattern = {
  readonly literals: readonly string[];
  readonly names: readonly string[];
  readonly translation: string;
};

/** The one with the most words of its own is tried first. */
function patternsOf(catalogue: Readonly<Record<string, string>>): readonly Pattern[] {
  return Object.entries(catalogue)
    .filter(([sentence]) => sentence.includes("{"))
    .map(([sentence, translation]) => ({
      literals: sentence.split(/\{\w+\}/),
      names: [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!),
      translation,
    }))
    .toSorted((one, other) => ownLength(other) - ownLength(one));
}

const ownLength = ({ literals }: Pattern): number => literals.join("").length;

/** What stands between the literals, each as short as can be. Not by a regular expression, which would try every way. */
function valuesIn(sentence: string, literals: readonly string[]): string[] | undefined {
  const [first, last] = [literals[0]!, literals.at(-1)!];
  const end = sentence.length - last.length;
  if (!sentence.startsWith(first) || !sentence.endsWith(last)) return undefined;
  const values: string[] = [];
  let at = first.length;
  for (const literal of literals.slice(1, -1)) {
    const found = sentence.indexOf(literal, at);
    if (found === -1) return undefined;
    values.push(sentence.slice(at, found));
    at = found + literal.length;
  }
  return at > end ? undefined : [...values, sentence.slice(at, end)];
}
