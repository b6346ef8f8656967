import { releaseOperations } from "@entente/api";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { Fact } from "../ui/figure.tsx";
import { placeOf } from "../verify/places.ts";
import type { Entry } from "./entry.ts";
import { EntryLink } from "./entry-link.tsx";

/** What answers a release or a recall; other entries ask for no receipt. */
export function EntryReceipt({ entry }: { readonly entry: Entry }) {
  if (entry.kind.startsWith("release.made/")) return <ReleaseReceipt entry={entry} />;
  if (entry.kind.startsWith("recall.ordered/")) return <RecallReceipt entry={entry} />;
  return null;
}

function ReleaseReceipt({ entry }: { readonly entry: Entry }) {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const { answer } = useRead(releaseOperations.listParts, { query: { partner, limit: 200 } });
  const part = answer?.items.find((one) => one.entry.leaf === entry.leaf);
  if (part === undefined) return null;
  return (
    <>
      <Receipt entry={entry} of={part.receipt} />
      <Fact term={m.lists.release}>
        <a href={address(["parts", part.id])}>{m.lists.products(part.count)}</a>
      </Fact>
    </>
  );
}

function RecallReceipt({ entry }: { readonly entry: Entry }) {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const { answer } = useRead(releaseOperations.listRecalls, { query: { partner, limit: 200 } });
  const recall = answer?.items.find(
    ({ order, direction }) =>
      order.log === entry.log && order.index === entry.index && (direction === "out") === entry.mine,
  );
  if (recall === undefined) return null;
  return (
    <>
      <Receipt entry={entry} of={recall.receipt} />
      <Fact term={m.lists.recall}>
        <a href={address(["recalls", recall.id])}>{m.lists.products(recall.items)}</a>
      </Fact>
    </>
  );
}

type ReceiptProps = {
  readonly entry: Entry;
  readonly of: { readonly log: string; readonly index: number } | undefined;
};

function Receipt({ entry, of }: ReceiptProps) {
  const { m } = useLanguage();
  return (
    <Fact term={m.entry.receipt}>
      {of === undefined ? (
        m.entry.noReceipt
      ) : (
        <EntryLink log={entry.mine ? "theirs" : "ours"} place={placeOf(of)} />
      )}
    </Fact>
  );
}
