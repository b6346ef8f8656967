import { standingOperations } from "@entente/api";
import { useAreas } from "../agreement/use-areas.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import type { Standing } from "./standing.ts";
import { StopSwitch } from "./stop-switch.tsx";
import { Terms } from "./terms.tsx";

/** What goes by itself, how much of it went, and the switch that stops it. */
export function StandingPage({ query }: { readonly query: URLSearchParams }) {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const session = useSession();
  const state = query.get("state");
  const reading = useRead(standingOperations.listStanding, { query: { partner } });
  const mayPropose = session.is("release-officer") && session.who.mayAct;
  return (
    <Page title={m.standing.title} lead={m.standing.lead}>
      <div className="stack">
        {mayPropose ? (
          <p>
            <a className="button quiet" href={address(["standing", "new"])}>
              {m.desk.standing.new}
            </a>
          </p>
        ) : null}
        <Ready of={reading}>
          {({ items }) => {
            const shown = items.filter((one) => state === null || one.state === state);
            return (
              <>
                {shown.length === 0 ? <p className="soft">{m.standing.none}</p> : null}
                {shown.map((one) => (
                  <One key={one.id} standing={one} done={reading.again} />
                ))}
              </>
            );
          }}
        </Ready>
      </div>
    </Page>
  );
}

function One({ standing, done }: { readonly standing: Standing; done(): void }) {
  const { m, f } = useLanguage();
  const nameOf = useAreas();
  return (
    <Sheet title={f.list(standing.areas.map(nameOf))}>
      <Terms standing={standing} />
      <div className="stack sheet-foot">
        <p>
          <a href={address(["standing", standing.id])}>{m.desk.standing.details}</a>
        </p>
        <StopSwitch standing={standing} done={done} />
      </div>
    </Sheet>
  );
}
