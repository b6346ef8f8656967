import { type AccountView, accountOperations as ops } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { ActForm } from "../ui/act-form.tsx";
import { Check } from "../ui/field.tsx";
import { Line } from "../ui/inputs.tsx";
import { Sheet } from "../ui/page.tsx";
import { Beneath, Ready } from "../ui/reading.tsx";
import { Table } from "../ui/table.tsx";
import { DeskPage, Said } from "./desk-page.tsx";
import { GrantsTable } from "./grants-table.tsx";
import { type Accounts, proposedIn, rightsOf, useAccounts } from "./use-accounts.ts";

export function PeoplePage() {
  const { m } = useLanguage();
  const people = useAccounts();
  const [said, setSaid] = useState<string>();
  const done = (next: string) => {
    setSaid(next);
    people.again();
  };
  return (
    <DeskPage at="people" lead={m.administration.people.lead}>
      <div className="stack">
        <Said of={said} />
        <Ready of={people}>
          {({ accounts }) => (
            <>
              <Waiting of={accounts} people={people} done={done} />
              <All of={accounts} />
            </>
          )}
        </Ready>
        <Beneath unread={people.busy}>
          <OpenAccount done={done} />
        </Beneath>
      </div>
    </DeskPage>
  );
}

type WaitingProps = {
  readonly of: readonly AccountView[];
  readonly people: Accounts;
  done(said: string): void;
};

function Waiting({ of, people, done }: WaitingProps) {
  const { m } = useLanguage();
  const w = m.administration.people;
  const rows = of.flatMap((account) => proposedIn(account).map((grant) => ({ account, grant })));
  return (
    <Sheet title={w.waiting}>
      {rows.length === 0 ? (
        <p>{w.waitingNone}</p>
      ) : (
        <GrantsTable caption={w.waiting} rows={rows} people={people} withAccount done={done} />
      )}
    </Sheet>
  );
}

function All({ of }: { readonly of: readonly AccountView[] }) {
  const { m, f } = useLanguage();
  const w = m.administration.people;
  const [closed, setClosed] = useState(false);
  const rows = of.filter((account) => closed || !account.closed);
  return (
    <Sheet title={w.all}>
      <Table
        caption={w.caption}
        rows={rows}
        keyOf={({ account }) => account}
        columns={[
          {
            name: w.name,
            cell: ({ account, name }) => (
              <a href={address(["administration", "people", account])}>
                <bdi>{name}</bdi>
              </a>
            ),
          },
          {
            name: w.roles,
            cell: (account) => {
              const { roles } = rightsOf(account);
              return roles.length === 0 ? (
                <span className="soft">{w.noRoles}</span>
              ) : (
                f.list(roles.map((role) => m.signIn.roles[role] ?? role))
              );
            },
          },
          { name: w.clearance, cell: (account) => rightsOf(account).clearance ?? null },
          { name: w.units, cell: (account) => f.list(rightsOf(account).units) },
          {
            name: w.state,
            cell: (account) => {
              const proposed = proposedIn(account).length;
              return (
                <>
                  {account.closed ? <span className="soft">{w.closed}</span> : w.openState}
                  {proposed === 0 ? null : <span className="small warn block">{w.proposed(proposed)}</span>}
                </>
              );
            },
          },
        ]}
      />
      {of.some((account) => account.closed) ? (
        <div className="sheet-foot">
          <Check label={w.showClosed} checked={closed} onChange={setClosed} />
        </div>
      ) : null}
    </Sheet>
  );
}

function OpenAccount({ done }: { done(said: string): void }) {
  const { m } = useLanguage();
  const w = m.administration.people;
  const open = useAct(ops.openAccount);
  const [name, setName] = useState("");
  const send = async () => {
    const called = name.trim();
    const acted = await open.run({ body: { name: called } });
    if (acted === undefined) return;
    setName("");
    done(w.opened(called));
  };
  return (
    <Sheet title={w.open}>
      <ActForm act={open} send={send} submit={w.open}>
        <Line label={w.name} help={w.openHelp} most={80} value={name} change={setName} />
      </ActForm>
    </Sheet>
  );
}
