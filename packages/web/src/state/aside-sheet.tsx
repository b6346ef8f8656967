import type { RelationState } from "@entente/api";
import { useFirstLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { Sheet } from "../ui/page.tsx";
import { atPlace } from "../verify/places.ts";

export function AsideSheet({ state }: { readonly state: RelationState }) {
  const { m, f } = useFirstLanguage();
  const { aside } = state;
  return (
    <Sheet title={m.aside.title}>
      <div className="stack">
        <p className="soft">{m.aside.lead}</p>
        <ul>
          {aside.map(({ index, reason }) => (
            <li key={index}>
              <a href={address(["entries", "theirs", String(index)])}>
                {m.aside.entry(f.number(atPlace(index).index))}
              </a>
              {" – "}
              <bdi>{reason}</bdi>
            </li>
          ))}
        </ul>
      </div>
    </Sheet>
  );
}
