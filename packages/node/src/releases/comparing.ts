import type { Session } from "@entente/api";
import type { Reading } from "../products/index.ts";

/**
 * What is held beside what would leave (DESIGN.md, A release, 2). Nothing is taken out of a product when it is sent: what
 * is to stay here is taken out before, into a derived product, and that is what leaves. So a derived product is shown
 * beside its source, and any other beside itself.
 */
export type Compared = {
  readonly product: Reading;
  readonly source?: Reading;
  readonly portions?: readonly { readonly mark?: string; readonly text: string; readonly leaves: boolean }[];
  readonly text?: { readonly held: string; readonly leaves: string };
  readonly object?: { readonly held: unknown; readonly leaves: unknown };
  readonly cut: boolean;
};

/** Characters of text on each side, and of an object as JSON: a page, not a download. */
const MOST_TEXT = 200_000;
const MOST_OBJECT = 400_000;
const MOST_PORTIONS = 2_000;

export type ReadForPreview = (session: Session, product: string) => Promise<Reading>;

/** Reads both, each under the access check and the log of readings, and sets them side by side. */
export async function compare(
  read: ReadForPreview,
  session: Session,
  product: string,
  source: string | undefined,
): Promise<Compared> {
  const leaving = await read(session, product);
  const held = source === undefined ? undefined : await read(session, source);
  const both = { product: leaving, ...(held === undefined ? {} : { source: held }) };
  if (leaving.object !== undefined) return { ...both, ...objectsOf(held ?? leaving, leaving) };
  if (leaving.text === undefined) return { ...both, cut: false };
  return { ...both, ...textsOf(held ?? leaving, leaving) };
}

function objectsOf(held: Reading, leaving: Reading): Pick<Compared, "object" | "cut"> {
  if (held.size > MOST_OBJECT || leaving.size > MOST_OBJECT) return { cut: true };
  return { object: { held: held.object ?? null, leaves: leaving.object }, cut: false };
}

function textsOf(held: Reading, leaving: Reading): Pick<Compared, "portions" | "text" | "cut"> {
  const [before, after] = [held.text ?? "", leaving.text ?? ""];
  const portions = matched(held.portions ?? [], leaving.portions ?? []);
  const cut = before.length > MOST_TEXT || after.length > MOST_TEXT;
  if (portions === undefined)
    return { text: { held: before.slice(0, MOST_TEXT), leaves: after.slice(0, MOST_TEXT) }, cut };
  const shown = bounded(portions);
  return { portions: shown, cut: shown.length < portions.length };
}

type Portion = { readonly mark?: string; readonly text: string };

/** A tearline holds portions of its source in their order; undefined when it holds anything else. */
export function matched(held: readonly Portion[], leaving: readonly Portion[]): Compared["portions"] {
  let next = 0;
  const portions = held.map(({ mark, text }) => {
    const leaves = leaving[next]?.text === text;
    if (leaves) next++;
    return { text, leaves, ...(mark === undefined ? {} : { mark }) };
  });
  return next === leaving.length ? portions : undefined;
}

function bounded(portions: NonNullable<Compared["portions"]>): NonNullable<Compared["portions"]> {
  let left = MOST_TEXT;
  return portions.slice(0, MOST_PORTIONS).filter(({ text }) => {
    left -= text.length;
    return left >= 0;
  });
}
