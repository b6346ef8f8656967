import type { RelationState } from "@entente/api";
import { useFirstLanguage } from "../language/language.tsx";
import { useSession } from "../session/session.tsx";
import { Sheet } from "../ui/page.tsx";
import { nextFor } from "./next.ts";

/** What this person can do here now, in the order of the work. */
export function NextSheet({ state }: { readonly state: RelationState }) {
  const { m } = useFirstLanguage();
  const { who } = useSession();
  const steps = nextFor(who.roles, state);
  return (
    <Sheet title={m.next.title}>
      {steps.length === 0 ? <p className="soft">{m.signIn.noDesk}</p> : null}
      <ul className="next-list">
        {steps.map(({ name, href }) => (
          <li key={name}>
            <a href={href}>{m.next[name]}</a>
            <p>{m.next[`${name}Help`]}</p>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
