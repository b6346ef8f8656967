import { useLanguage } from "../language/language.tsx";
import { address, readLocation, useHash } from "../router.ts";
import type { PageSession } from "../session/session.tsx";

/** The pages that this person's roles open, in the order of the work. */
export function Navigation({ session }: { readonly session: PageSession }) {
  const { m } = useLanguage();
  const { path } = readLocation(useHash());
  const officer = session.is("release-officer");
  const reader = session.is("analyst", "release-officer", "liaison-officer", "overseer");
  const productReader = session.is("analyst", "release-officer", "liaison-officer", "signatory");
  const places: readonly { readonly at: string; readonly name: string; readonly shown: boolean }[] = [
    { at: "", name: m.nav.state, shown: true },
    { at: "products", name: m.nav.products, shown: productReader },
    { at: "release", name: m.nav.release, shown: officer },
    { at: "releases", name: m.nav.proposals, shown: reader },
    { at: "standing", name: m.nav.standing, shown: reader },
    {
      at: "entries",
      name: m.nav.entries,
      shown: session.is("analyst", "release-officer", "liaison-officer", "overseer", "signatory"),
    },
    { at: "verify", name: m.nav.verify, shown: session.is("overseer", "liaison-officer") },
  ];
  return (
    <nav className="nav" aria-label={m.nav.label}>
      <ul>
        {places
          .filter((place) => place.shown)
          .map(({ at, name }) => (
            <li key={at}>
              <a
                href={address(at === "" ? [] : [at])}
                aria-current={(path[0] ?? "") === at ? "page" : undefined}
              >
                {name}
              </a>
            </li>
          ))}
      </ul>
    </nav>
  );
}
