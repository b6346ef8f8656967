import { oversightOperations } from "@entente/api";
import { lazy, Suspense } from "react";
import { useRead } from "../data/use-read.ts";
import { useFirstLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";

/** The sentences for every kind of entry are no part of the first page: they come after its figures. */
const LastMoved = lazy(() => import("../ledger/last-moved.tsx"));
const SHOWN = 4;

/** What happened last between the two parties, newest first. */
export function MovedSheet() {
  const { m } = useFirstLanguage();
  const { partner } = useRelation();
  const reading = useRead(oversightOperations.listEntries, { params: { partner }, query: { limit: SHOWN } });
  const few = reading.answer !== undefined && reading.answer.items.length < SHOWN;
  return (
    <Sheet title={m.moved.title}>
      <div className={few ? undefined : "moved-room"}>
        <Ready of={reading}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="soft">{m.moved.nothing}</p>
            ) : (
              <Suspense fallback={<p className="soft">{m.loading}…</p>}>
                <LastMoved entries={items} />
              </Suspense>
            )
          }
        </Ready>
      </div>
      <p className="sheet-foot small">
        <a href={address(["entries"])}>{m.moved.all}</a>
      </p>
    </Sheet>
  );
}
