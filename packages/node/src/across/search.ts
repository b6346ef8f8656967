import type { Found, Session } from "@entente/api";
import type { Ask } from "./ask.ts";
import { type Asked, type Source, sources } from "./search-sources.ts";

/**
 * Finds by words or by id in the lists of every desk. Each list is asked in the name of the session, through the
 * operation that its page uses: what that page would not show, search does not find, and says nothing of.
 */
export async function searchEverything(ask: Ask, session: Session, asked: Asked): Promise<Found[]> {
  const wanted = plain(asked.text).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [];
  const found = await Promise.all(sources.map((each) => foundIn(each, ask, session, asked, wanted)));
  return found.flat();
}

async function foundIn(
  source: Source,
  ask: Ask,
  session: Session,
  asked: Asked,
  wanted: readonly string[],
): Promise<Found[]> {
  const input = source.input(asked);
  const answer = input === undefined ? undefined : await ask(source.operation, session, input);
  if (answer === undefined) return [];
  return source
    .rows(answer)
    .filter(({ hit, row }) => source.searches === true || says(wanted, [hit, row]))
    .slice(0, asked.limit)
    .map(({ hit }) => ({ kind: source.kind, ...hit }));
}

const MARKS = /\p{M}/gu;
/** Accents and capitals do not count. */
const plain = (text: string) => text.normalize("NFD").replace(MARKS, "").toLowerCase();

/** Whether each wanted word begins a word of what a row says. */
function says(wanted: readonly string[], value: unknown): boolean {
  const words = plain(textIn(value)).split(/[^\p{L}\p{N}]+/u);
  return wanted.every((each) => words.some((word) => word.startsWith(each)));
}

/** Rows are short; what of one is longer than this is not looked through. */
const MOST_TEXT = 20_000;

function textIn(value: unknown): string {
  const texts: string[] = [];
  let length = 0;
  const visit = (each: unknown): void => {
    if (length > MOST_TEXT) return;
    if (typeof each === "string") {
      texts.push(each);
      length += each.length;
    } else if (typeof each === "object" && each !== null) Object.values(each).forEach(visit);
  };
  visit(value);
  return texts.join(" ");
}
