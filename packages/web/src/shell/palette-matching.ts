export type Target = {
  readonly key: string;
  readonly name: string;
  /** What kind of thing it is, in words. */
  readonly group: string;
  readonly href: string;
};

const MARKS = /\p{M}/gu;
/** "périmètre" is found by "peri": accents and capitals do not count. */
const plain = (text: string) => text.normalize("NFD").replace(MARKS, "").toLowerCase();

/** The targets in whose names each word of `text` begins a word; in the order they came. */
export function matching(targets: readonly Target[], text: string): readonly Target[] {
  const wanted = plain(text).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return targets;
  return targets.filter(({ name, group }) => {
    const words = plain(`${name} ${group}`).split(/[\s'’-]+/);
    return wanted.every((each) => words.some((word) => word.startsWith(each)));
  });
}
