import { type Found, searchingOperations } from "@entente/api";
import { useDeferredValue } from "react";
import { useRead } from "../data/use-read.ts";
import { useFirstLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { foundAddress } from "../search/found-address.ts";
import type { PageSession } from "../session/session.tsx";
import type { Target } from "./palette-matching.ts";
import { GROUPS } from "./places.ts";

/** Fewer letters than this begin too many words. */
const SHORTEST = 2;
const MOST_OF_EACH = 5;

/** Where the palette can lead: the pages of this person's roles, and what the node finds of what they may see. */
export function useTargets(session: PageSession, text: string) {
  const { m, f } = useFirstLanguage();
  const words = useDeferredValue(text.trim());
  const asks = words.length >= SHORTEST;
  const { answer, busy } = useRead(
    searchingOperations.searchEverything,
    asks ? { query: { text: words, limit: MOST_OF_EACH } } : undefined,
    { keep: false },
  );
  const pages: Target[] = GROUPS.flatMap(({ group, places }) =>
    places
      .filter(({ roles }) => session.is(...roles))
      .map(({ name, path }) => ({
        key: name,
        name: m.nav.places[name],
        group: m.nav.groups[group],
        href: address(path),
      })),
  );
  pages.push({
    key: "account",
    name: m.nav.places.account,
    group: m.nav.groups.node,
    href: address(["account"]),
  });
  const targetOf = ({ kind, id, title }: Found): Target => ({
    key: `${kind}-${id}`,
    name: typeof title === "string" ? title : f.name(title),
    group: m.shell.found[kind],
    href: foundAddress({ kind, id }),
  });
  const everything: Target = {
    key: "search",
    name: m.shell.palette.everything(words),
    group: m.shell.palette.search,
    href: address(["search"], { text: words }),
  };
  return {
    pages,
    found: asks ? [...(answer?.found ?? []).map(targetOf), everything] : [],
    busy: busy && asks,
  };
}
