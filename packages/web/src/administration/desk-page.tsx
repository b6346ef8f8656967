import type { ReactNode } from "react";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { Page } from "../ui/page.tsx";

export const PLACES = ["overview", "people", "keys", "storage", "backup", "versions"] as const;
export type Place = (typeof PLACES)[number];

const addressOf = (place: Place) =>
  address(place === "overview" ? ["administration"] : ["administration", place]);

type DeskPageProps = {
  readonly at: Place;
  readonly title?: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
};

/** One page of administration, with the way to the others. */
export function DeskPage({ at, title, lead, children }: DeskPageProps) {
  const { m } = useLanguage();
  const w = m.administration;
  const session = useSession();
  const named = title ?? (at === "overview" ? w.title : w.pages[at]);
  if (!session.is("administrator"))
    return (
      <Page title={named}>
        <p className="notice">{w.onlyAdministrators}</p>
      </Page>
    );
  return (
    <Page title={named} lead={lead} {...(at === "overview" ? {} : { crumb: <Crumb /> })}>
      <nav className="desk-places" aria-label={w.title}>
        <ul>
          {PLACES.map((place) => (
            <li key={place}>
              <a href={addressOf(place)} aria-current={place === at ? "page" : undefined}>
                {w.pages[place]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </Page>
  );
}

function Crumb() {
  const { m } = useLanguage();
  return <a href={addressOf("overview")}>{m.administration.title}</a>;
}

/** A command to be typed at the machine. */
export function CommandLines({ children }: { readonly children: string }) {
  return <pre className="command">{children}</pre>;
}

/** What was done. Acts upon accounts stand in the house log, which nobody cosigns: there is no grade to tell. */
export function Said({ of }: { readonly of: string | undefined }) {
  return (
    <div role="status">
      {of === undefined ? null : (
        <p className="notice is-good">
          <strong>{of}</strong>
        </p>
      )}
    </div>
  );
}
