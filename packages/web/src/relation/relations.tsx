import { relationOperations } from "@entente/api";
import { type ReactNode, useState } from "react";
import { useRead } from "../data/use-read.ts";
import { useFirstLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { Page } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { ChoosePartner } from "./choose-partner.tsx";
import { RelationContext } from "./relation.tsx";

const STORED = "entente.partner";

/** Finds the relation that the pages speak of. Whoever holds no role yet may read none, and is told so instead. */
export function Relations({ children }: { readonly children: ReactNode }) {
  const { m } = useFirstLanguage();
  const { who } = useSession();
  if (who.roles.length === 0)
    return (
      <Page title={m.signIn.noRole} lead={m.signIn.noRoleHelp}>
        {null}
      </Page>
    );
  return <Found>{children}</Found>;
}

/** The only relation, or the one chosen. */
function Found({ children }: { readonly children: ReactNode }) {
  const { m } = useFirstLanguage();
  const session = useSession();
  const relations = useRead(relationOperations.listRelations, {});
  const [partner, setPartner] = useState(() => sessionStorage.getItem(STORED));
  return (
    <Ready of={relations}>
      {({ items }) => {
        const found = items.find((one) => one.partner === partner) ?? items[0];
        if (found === undefined) {
          return (
            <Page title={m.relations.none} lead={m.relations.noneHelp}>
              {session.is("liaison-officer") ? (
                <p>
                  <a href={address(["relations"])}>{m.relations.pair}</a>
                </p>
              ) : null}
            </Page>
          );
        }
        const choose = (next: string) => {
          sessionStorage.setItem(STORED, next);
          setPartner(next);
        };
        return (
          <RelationContext value={{ ...found, choices: items.length }} key={found.partner}>
            {items.length > 1 ? <ChoosePartner items={items} chosen={found.partner} choose={choose} /> : null}
            {children}
          </RelationContext>
        );
      }}
    </Ready>
  );
}
