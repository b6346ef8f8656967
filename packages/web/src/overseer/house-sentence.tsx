import type { HouseEntry } from "@entente/api";
import { useLanguage } from "../language/language.tsx";
import { usePeople } from "../session/use-people.ts";

/** What an entry of the house log says, as a sentence. */
export function useHouseSentence(): (entry: HouseEntry) => string {
  const { m } = useLanguage();
  const nameOf = usePeople();
  const w = m.overseer;
  const bare = (kind: string) => kind.replace(/\/\d+$/, "");
  return ({ kind, by, envelope }) => {
    const name = by === undefined ? w.theNode : nameOf(by);
    // What was said to the partner is an entry of the liaison log; this one says who said it.
    const { act } = (envelope.body ?? {}) as { readonly act?: unknown };
    const said = typeof act === "string" ? m.feed.did[bare(act)] : undefined;
    return said === undefined
      ? `${name} ${w.did[bare(kind)] ?? w.unknown(kind)}`
      : `${name} ${said}, ${w.inName}`;
  };
}
