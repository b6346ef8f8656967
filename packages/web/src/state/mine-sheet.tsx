import { type Waiting, waitingKinds, waitingOperations } from "@entente/api";
import { useRead } from "../data/use-read.ts";
import { useFirstLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";

/** The page on which each kind is done: of one thing where it has a page of its own, else the list. */
const places: Readonly<Record<Waiting["kind"], { readonly list: readonly string[]; readonly one?: string }>> =
  {
    release: { list: ["releases"], one: "releases" },
    standing: { list: ["standing"] },
    "turned-down": { list: ["approvals"], one: "releases" },
    "standing-turned-down": { list: ["standing"], one: "standing" },
    agreement: { list: ["agreements"], one: "negotiations" },
    recall: { list: ["recalls"], one: "recalls" },
    onward: { list: ["onward"] },
    request: { list: ["requests"], one: "requests" },
    claim: { list: ["dockets"], one: "dockets" },
    question: { list: ["activities"] },
    undertaking: { list: ["contacts", "undertakings"] },
    message: { list: ["contacts", "channel"] },
    comment: { list: ["publications", "comments"] },
    inquiry: { list: ["inquiries"], one: "inquiries" },
    review: { list: ["reviews"], one: "reviews" },
    grant: { list: ["administration", "people"] },
  };

/** What stands still until this person acts: the first thing they come for. */
export function MineSheet() {
  const { m } = useFirstLanguage();
  const { partner } = useRelation();
  const reading = useRead(waitingOperations.whatWaits, { params: { partner } });
  return (
    <Sheet title={m.mine.title}>
      <div className="mine-room">
        <Ready of={reading}>
          {({ items, cut }) => (
            <>
              {items.length === 0 ? <p className="soft">{m.mine.nothing}</p> : null}
              <ul className="next-list">
                {waitingKinds.map((kind) => (
                  <Kind key={kind} kind={kind} items={items.filter((item) => item.kind === kind)} />
                ))}
              </ul>
              {cut ? <p className="small soft">{m.mine.cut}</p> : null}
            </>
          )}
        </Ready>
      </div>
    </Sheet>
  );
}

function Kind({ kind, items }: { readonly kind: Waiting["kind"]; readonly items: readonly Waiting[] }) {
  const { m, f } = useFirstLanguage();
  const [first] = items;
  if (first === undefined) return null;
  const { list, one } = places[kind];
  const overdue = items.filter((item) => item.overdue).length;
  const since = items.map((item) => item.since ?? "").sort()[0];
  return (
    <li>
      <a href={address(items.length === 1 && one !== undefined ? [one, first.id] : list)}>
        {m.mine.kinds[kind](items.length)}
      </a>
      <p>
        {overdue === 0 ? null : <span className="mark bad">{m.mine.overdue(overdue)}</span>}{" "}
        {since === undefined || since === "" ? null : m.mine.since(f.date(since))}
      </p>
    </li>
  );
}
