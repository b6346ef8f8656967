import { useLanguage } from "../language/language.tsx";
import { usePeople } from "../session/use-people.ts";
import type { Release } from "./release.ts";

type Props = {
  readonly of: NonNullable<Release["turnedDown"]>;
  /** Where its author may propose it anew. */
  readonly again?: string | undefined;
};

/** Who turned a proposal down, when and why. */
export function TurnedDown({ of, again }: Props) {
  const { m, f } = useLanguage();
  const personOf = usePeople();
  const words = m.desk.turnDown;
  return (
    <div className="notice is-bad">
      <p>
        {words.by} <bdi>{personOf(of.by)}</bdi>, {f.time(of.at)}
        {m.colon} {words.reasons[of.reason] ?? of.reason}.
      </p>
      {again === undefined ? null : (
        <p>
          <a href={again}>{words.again}</a>
        </p>
      )}
    </div>
  );
}
