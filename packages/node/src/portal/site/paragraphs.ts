/** Paragraphs of a text, without the blank lines between them. */
const paragraphsOf = (text: string): readonly string[] => text.split(/\n\s*\n/).map((each) => each.trim());

/** Paragraphs that went, and those that came. Anybody may ask for it: its cost grows with the texts, not their square. */
export function changedParagraphs(
  before: string,
  after: string,
): { readonly gone: readonly string[]; readonly come: readonly string[] } {
  const [former, now] = [paragraphsOf(before), paragraphsOf(after)];
  const [known, kept] = [new Set(former), new Set(now)];
  return { gone: former.filter((each) => !kept.has(each)), come: now.filter((each) => !known.has(each)) };
}
