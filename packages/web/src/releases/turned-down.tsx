import { useLanguage } from "../language/language.tsx";
import { usePeople } from "../session/use-people.ts";
import type { Release } from "./release.ts";

/** Who turned a proposal down, when and why. */
export function TurnedDown({ of }: { readonly of: NonNullable<Release["turnedDown"]> }) {
  const { m, f } = useLanguage();
  const personOf = usePeople();
  const words = m.desk.turnDown;
  return (
    <p className="notice is-bad">
      {words.by} <bdi>{personOf(of.by)}</bdi>, {f.time(of.at)}
      {m.colon} {words.reasons[of.reason] ?? of.reason}.
    </p>
  );
}
