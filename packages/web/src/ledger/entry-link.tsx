import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { atPlace } from "../verify/places.ts";

export type LogName = "ours" | "theirs";

/** An entry by its place: "Entry 12, our log"; of a successor "Entry 3, our log, generation 2". */
export function EntryLink({ log, place }: { readonly log: LogName; readonly place: number }) {
  const nameOf = useEntryName();
  return <a href={address(["entries", log, String(place)])}>{nameOf(log, place)}</a>;
}

/** What an entry is called: by its index in its log, and from the second one on by which log it is. */
export function useEntryName(): (log: LogName, place: number) => string {
  const { m, f } = useLanguage();
  return (log, place) => {
    const { index, generation } = atPlace(place);
    const name = `${m.entry.title(f.number(index))}, ${m.entry[log]}`;
    return generation === 1 ? name : `${name}, ${m.entry.generation(f.number(generation))}`;
  };
}
