import { scopeOperations } from "@entente/api";
import { useState } from "react";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { Table } from "../ui/table.tsx";
import type { Batch } from "./batch.ts";
import { CountOwn } from "./count-own.tsx";
import { Prepare } from "./prepare-form.tsx";
import { TakeIn } from "./register-forms.tsx";

/** This party's own register: what was taken in, what two counters count of it, and what is prepared for the partner. */
export function RegisterPage() {
  const { m } = useLanguage();
  const w = m.scope;
  const session = useSession();
  const reading = useRead(scopeOperations.listBatches, {});
  const [outcome, setOutcome] = useState<Done & { readonly rollup?: string }>();
  const acts = session.is("operations-officer") && session.who.mayAct;
  return (
    <Page title={w.ourRegister} lead={w.registerLead} crumb={<a href={address(["scope"])}>{w.title}</a>}>
      <div className="stack">
        <Outcome of={outcome} />
        {outcome?.rollup === undefined ? null : (
          <p>
            <a href={address(["scope", outcome.rollup], { side: "ours" })}>{w.toRollup}</a>
          </p>
        )}
        <Ready of={reading}>
          {({ items }) => (
            <>
              <Batches items={items} />
              {acts ? (
                <TakeIn
                  open={items.length === 0}
                  done={(next) => {
                    setOutcome(next);
                    reading.again();
                  }}
                />
              ) : null}
              {items.length === 0 ? null : <CountOwn batches={items} />}
              {acts && items.length > 0 ? <Prepare batches={items} done={setOutcome} /> : null}
            </>
          )}
        </Ready>
      </div>
    </Page>
  );
}

function Batches({ items }: { readonly items: readonly Batch[] }) {
  const { m, f } = useLanguage();
  const w = m.scope;
  return (
    <Sheet title={w.batches}>
      {items.length === 0 ? (
        <p className="soft">{w.noBatch}</p>
      ) : (
        <Table
          caption={w.batchesCaption}
          rows={items}
          keyOf={({ batch }) => batch}
          columns={[
            { name: w.at, cell: ({ at }) => f.time(at) },
            { name: w.period, cell: ({ first, last }) => w.span(f.time(first), f.time(last)) },
            { name: w.rows, cell: ({ rows }) => f.number(rows), figure: true },
            { name: w.unit, cell: ({ unit }) => w.units[unit] },
            { name: w.rejected, cell: ({ rejected }) => f.number(rejected), figure: true },
            { name: w.digest, cell: ({ sha256 }) => <span className="digest">{sha256}</span> },
          ]}
        />
      )}
    </Sheet>
  );
}
