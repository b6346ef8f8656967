import { type Portion, REMOVED_LINE, readPortions } from "./portions.ts";

/**
 * The releasable version of `text`: the portions that `keep` allows, verbatim and in order, and one neutral line for
 * each stretch left out. Banner lines are dropped, because they speak of the whole; `markingLine`, where given, is
 * put at the top and the end instead. A portion with another mark inside is left out whatever `keep` says.
 *
 * The result is a new document: read it with `readDocument`, label it and decide on it again. When nothing is
 * kept it is empty, which `readDocument` refuses.
 */
export function tearline(
  text: string,
  keep: (portion: Portion) => boolean,
  markingLine?: string,
): { text: string; removed: number } {
  const parts: string[] = [];
  let removed = 0;
  let kept = 0;
  for (const portion of readPortions(text)) {
    if (portion.inside === undefined && keep(portion)) {
      parts.push(text.slice(portion.start, portion.end));
      kept++;
    } else {
      removed++;
      if (parts.at(-1) !== REMOVED_LINE) parts.push(REMOVED_LINE);
    }
  }
  if (kept === 0) return { text: "", removed };
  const lines = markingLine === undefined ? parts : [markingLine, ...parts, markingLine];
  return { text: `${lines.join("\n\n")}\n`, removed };
}
