import type { ReactNode } from "react";
import { useFirstLanguage } from "../language/language.tsx";
import { address, readLocation, useHash } from "../router.ts";
import type { PageSession } from "../session/session.tsx";
import { GROUPS, type Place } from "./places.ts";

/** The pages that this person's roles open, in the order of the work. */
export function Navigation(props: { readonly session: PageSession; readonly children: ReactNode }) {
  const { session } = props;
  const { m } = useFirstLanguage();
  const { path } = readLocation(useHash());
  const groups = GROUPS.map(({ group, places }) => ({
    group,
    places: places.filter(({ roles }) => session.is(...roles)),
  })).filter(({ places }) => places.length > 0);
  const current = currentOf(
    groups.flatMap(({ places }) => places),
    path,
  );
  return (
    <nav className="nav" id="nav" aria-label={m.nav.label}>
      {groups.map(({ group, places }) => (
        <section key={group} aria-labelledby={`nav-${group}`}>
          <h2 id={`nav-${group}`}>{m.nav.groups[group]}</h2>
          <ul>
            {places.map((place) => (
              <li key={place.name}>
                <a href={address(place.path)} aria-current={place === current ? "page" : undefined}>
                  {m.nav.places[place.name]}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {props.children}
    </nav>
  );
}

/** The place that names most of the address: the channel, not the contacts it stands under. */
function currentOf(places: readonly Place[], path: readonly string[]): Place | undefined {
  return places
    .filter((place) =>
      place.path.length === 0 ? path.length === 0 : place.path.every((segment, at) => path[at] === segment),
    )
    .sort((one, other) => other.path.length - one.path.length)[0];
}
