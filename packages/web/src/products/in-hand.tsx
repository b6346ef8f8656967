import { type ProductDraftSummary, productDraftOperations } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { Fold } from "../ui/fold.tsx";
import { useAnnounce } from "../ui/live.tsx";
import { Problem } from "../ui/problem.tsx";
import { Table } from "../ui/table.tsx";

/** Reports being written and files that wait for review. Nothing of them is recorded. */
export function InHand() {
  const { m, f } = useLanguage();
  const words = m.productDesk.shelf;
  const reading = useRead(productDraftOperations.listProductDrafts, {});
  const drafts = reading.answer?.drafts ?? [];
  if (drafts.length === 0) return null;
  return (
    <Fold title={words.inHand(drafts.length)} hint={words.inHandHelp}>
      <Table<ProductDraftSummary>
        caption={words.inHandHelp}
        rows={drafts}
        keyOf={({ id }) => id}
        columns={[
          {
            name: m.products.name,
            cell: ({ id, kind, name }) => (
              <a href={kind === "import" ? address(["import", id]) : address(["write"], { draft: id })}>
                <bdi>{name === "" ? words.unnamed : name}</bdi>
              </a>
            ),
          },
          { name: words.kind, cell: ({ kind }) => words.drafts[kind] },
          { name: words.changed, cell: ({ changedAt }) => f.time(changedAt) },
          { name: words.discard, cell: (draft) => <Discard draft={draft} gone={reading.again} /> },
        ]}
      />
    </Fold>
  );
}

/** Gone is gone: it takes a second press. */
export function Discard(props: {
  readonly draft: { readonly id: string };
  /** Where it is being written: that nothing of it is kept any more, and that it is again when this has failed. */
  readonly kept?: { stop(): Promise<void>; goOn(): void };
  gone(): void;
}) {
  const { m } = useLanguage();
  const words = m.productDesk.shelf;
  const announce = useAnnounce();
  const act = useAct(productDraftOperations.removeProductDraft);
  const [sure, setSure] = useState(false);
  const discard = async () => {
    if (!sure) {
      setSure(true);
      return;
    }
    await props.kept?.stop();
    if ((await act.run({ params: { draft: props.draft.id } })) === undefined) return props.kept?.goOn();
    announce(words.discarded);
    props.gone();
  };
  return (
    <>
      <button
        type="button"
        className={sure ? "button grave" : "plain-button"}
        disabled={act.busy}
        onClick={() => void discard()}
      >
        {sure ? words.discardSure : words.discard}
      </button>
      <Problem of={act.problem} />
    </>
  );
}
