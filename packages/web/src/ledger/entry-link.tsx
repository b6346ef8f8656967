import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";

export type LogName = "ours" | "theirs";

/** An entry by its place: "Entry 12, our log". */
export function EntryLink({ log, index }: { readonly log: LogName; readonly index: number }) {
  const { m, f } = useLanguage();
  return (
    <a href={address(["entries", log, String(index)])}>
      {m.entry.title(f.number(index))}, {m.entry[log]}
    </a>
  );
}
