import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";

export type LogName = "ours" | "theirs";

/** An entry by its place: "Entry 12, our log". `before` is where the listing stood, so that it is found at once. */
export function EntryLink(props: {
  readonly log: LogName;
  readonly index: number;
  readonly before?: number;
}) {
  const { m, f } = useLanguage();
  const { log, index, before } = props;
  return (
    <a href={address(["entries", log, String(index)], { before: before?.toString() })}>
      {m.entry.title(f.number(index))}, {m.entry[log]}
    </a>
  );
}
