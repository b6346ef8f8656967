import { type ReactNode, useRef } from "react";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import type { PageSession } from "../session/session.tsx";
import { Languages } from "./languages.tsx";
import { Navigation } from "./navigation.tsx";
import { OwnName } from "./own-name.tsx";

/** What stands around every page: whose node this is, who is signed in, where to go. */
export function Frame(props: { readonly session: PageSession | undefined; readonly children: ReactNode }) {
  const { m, f } = useLanguage();
  const main = useRef<HTMLElement>(null);
  const { session } = props;
  return (
    <>
      <button type="button" className="skip" onClick={() => main.current?.focus()}>
        {m.skip}
      </button>
      <header className="band">
        <div className="band-inner">
          <a className="brand" href={address([])}>
            {m.product}
          </a>
          <OwnName />
          <div className="band-end">
            {session === undefined ? null : (
              <span className="band-who">
                <strong>
                  <bdi>{session.who.name}</bdi>
                </strong>
                {", "}
                {f.list(session.who.roles.map((role) => m.signIn.roles[role] ?? role))}
              </span>
            )}
            <Languages />
            {session === undefined ? null : (
              <button type="button" onClick={session.end}>
                {m.signIn.out}
              </button>
            )}
          </div>
        </div>
      </header>
      {session === undefined ? null : <Navigation session={session} />}
      <main className="page" ref={main} tabIndex={-1}>
        {props.children}
      </main>
    </>
  );
}
