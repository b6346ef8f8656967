import { useEffect, useState } from "react";
import type { Piece, Way } from "./compare.ts";
import type { Folded } from "./fold.ts";

/** What a comparison by lines comes to. Of texts too long, only both ends were compared, `end` characters of each. */
export type Comparison = {
  readonly way: Way;
  readonly parts: readonly (readonly Folded[])[];
  readonly end: number;
};

/** Compares when the page is otherwise done; undefined until then. The comparer is read when first wanted. */
export function useComparison(before: string, after: string): Comparison | undefined {
  const [found, setFound] = useState<Comparison>();
  useEffect(() => {
    let wanted = true;
    setFound(undefined);
    void Promise.all([import("./compare.ts"), import("./fold.ts")]).then(([compare, { fold }]) => {
      if (!wanted) return;
      const way = compare.wayOf(before, after);
      const end = compare.END;
      const pairs: [string, string][] =
        way === "ends"
          ? [
              [before.slice(0, end), after.slice(0, end)],
              [before.slice(-end), after.slice(-end)],
            ]
          : [[before, after]];
      const by = way === "paragraphs" ? "paragraphs" : "lines";
      setFound({ way, end, parts: pairs.map(([from, to]) => fold(compare.compareTexts(from, to, by))) });
    });
    return () => {
      wanted = false;
    };
  }, [before, after]);
  return found;
}

/** The same by words, as one run. */
export function useWords(before: string, after: string): readonly Piece[] | undefined {
  const [found, setFound] = useState<readonly Piece[]>();
  useEffect(() => {
    let wanted = true;
    setFound(undefined);
    void import("./compare.ts").then(({ compareWords }) => {
      if (wanted) setFound(compareWords(before, after));
    });
    return () => {
      wanted = false;
    };
  }, [before, after]);
  return found;
}
