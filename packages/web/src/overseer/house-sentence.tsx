import type { HouseEntry } from "@entente/api";
import { useLanguage } from "../language/language.tsx";
import { usePeople } from "../session/use-people.ts";

/** What an entry of the house log says, as a sentence. */
export function useHouseSentence(): (entry: HouseEntry) => string {
  const { m } = useLanguage();
  const nameOf = usePeople();
  const w = m.overseer;
  return ({ kind, by }) => {
    const bare = kind.replace(/\/\d+$/, "");
    const did = w.did[bare] ?? w.unknown(kind);
    return `${by === undefined ? w.theNode : nameOf(by)} ${did}`;
  };
}
