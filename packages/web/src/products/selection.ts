/** As many products as lead to one release from a list: the address holds them. */
export const MOST_SELECTED = 200;

/**
 * The selection after one box was pressed: with `range`, every product between it and the one pressed before takes the
 * same state, in the order they are shown.
 */
export function pressed(
  selected: ReadonlySet<string>,
  shown: readonly string[],
  press: {
    readonly product: string;
    readonly on: boolean;
    readonly range: boolean;
    readonly last: string | undefined;
  },
): ReadonlySet<string> {
  const { product, on, range, last } = press;
  const [at, from] = [shown.indexOf(product), last === undefined ? -1 : shown.indexOf(last)];
  const touched =
    range && at >= 0 && from >= 0 ? shown.slice(Math.min(at, from), Math.max(at, from) + 1) : [product];
  const next = new Set(selected);
  for (const one of touched) {
    if (on) next.add(one);
    else next.delete(one);
  }
  return next;
}
