import type { Role } from "@entente/api";
import { useLanguage } from "../language/language.tsx";
import { address, readLocation, useHash } from "../router.ts";
import type { PageSession } from "../session/session.tsx";

/** The desks of the affair, and whose work each is. Desks whose pages are not for these roles have other doors. */
const PLACES = [
  { at: "activities", roles: ["operations-officer", "overseer", "liaison-officer"] },
  { at: "scope", roles: ["operations-officer", "liaison-officer", "overseer", "inquiry-member"] },
  { at: "requests", roles: ["liaison-officer", "overseer", "analyst"] },
  { at: "contacts", roles: ["liaison-officer", "overseer"] },
  { at: "dockets", roles: ["inquiry-member", "liaison-officer", "overseer"] },
  { at: "inquiries", roles: ["inquiry-member", "liaison-officer", "overseer"] },
  { at: "reviews", roles: ["overseer", "operations-officer"] },
  { at: "disclosures", roles: ["overseer"] },
  { at: "publications", roles: ["liaison-officer", "overseer"] },
  { at: "measures", roles: ["liaison-officer", "overseer", "release-officer"] },
] as const satisfies readonly { readonly at: string; readonly roles: readonly Role[] }[];

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
      shown: session.is(
        "analyst",
        "release-officer",
        "liaison-officer",
        "operations-officer",
        "inquiry-member",
        "overseer",
        "signatory",
      ),
    },
    { at: "verify", name: m.nav.verify, shown: session.is("overseer", "liaison-officer") },
  ];
  const affair = PLACES.filter(({ roles }) => session.is(...roles)).map(({ at }) => ({
    at,
    name: m[at].title,
    shown: true,
  }));
  return (
    <nav className="nav" aria-label={m.nav.label}>
      <ul>
        {[...places, ...affair]
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
