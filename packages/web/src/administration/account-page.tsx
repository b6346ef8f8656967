import { type AccountView, accountOperations as ops } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { ActForm } from "../ui/act-form.tsx";
import { Fact } from "../ui/figure.tsx";
import { Line } from "../ui/inputs.tsx";
import { Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { SureButton } from "../ui/row-act.tsx";
import { DeskPage, Said } from "./desk-page.tsx";
import { EntrySheet } from "./entry-sheet.tsx";
import { GrantsTable } from "./grants-table.tsx";
import { ProposeForm } from "./propose-form.tsx";
import { type Accounts, rightsOf, useAccounts } from "./use-accounts.ts";

/** One account: its grants first, then how its owner comes in, then its name and its end. */
export function AccountPage({ id }: { readonly id: string }) {
  const { m } = useLanguage();
  const people = useAccounts();
  const account = people.answer?.accounts.find((each) => each.account === id);
  const title =
    account === undefined ? m.administration.pages.people : m.administration.people.manage(account.name);
  return (
    <DeskPage at="people" title={title}>
      <Ready of={people}>
        {() =>
          account === undefined ? <p>{m.failure.notFound}</p> : <Account of={account} people={people} />
        }
      </Ready>
    </DeskPage>
  );
}

function Account({ of, people }: { readonly of: AccountView; readonly people: Accounts }) {
  const { m, f } = useLanguage();
  const w = m.administration.people;
  const [said, setSaid] = useState<string>();
  const done = (next: string) => {
    setSaid(next);
    people.again();
  };
  const { roles, clearance, units } = rightsOf(of);
  return (
    <div className="stack">
      <Said of={said} />
      <Sheet title={w.grants}>
        <div className="stack">
          <dl className="facts">
            <Fact term={w.state}>{of.closed ? w.closed : w.openState}</Fact>
            <Fact term={w.roles}>
              {roles.length === 0 ? w.noRoles : f.list(roles.map((role) => m.signIn.roles[role] ?? role))}
            </Fact>
            {clearance === undefined ? null : <Fact term={w.clearance}>{clearance}</Fact>}
            {units.length === 0 ? null : <Fact term={w.units}>{f.list(units)}</Fact>}
          </dl>
          {of.grants.length === 0 ? (
            <p>{w.grantsNone}</p>
          ) : (
            <GrantsTable
              caption={w.grantsCaption}
              rows={of.grants.map((grant) => ({ account: of, grant }))}
              people={people}
              done={done}
            />
          )}
        </div>
      </Sheet>
      {of.closed ? null : (
        <>
          <ProposeForm of={of} people={people} done={done} />
          <EntrySheet of={of} done={done} />
          <div className="pair">
            <Rename of={of} done={done} />
            <Close of={of} done={done} />
          </div>
        </>
      )}
    </div>
  );
}

type FormProps = { readonly of: AccountView; done(said: string): void };

function Rename({ of, done }: FormProps) {
  const { m } = useLanguage();
  const w = m.administration.people;
  const rename = useAct(ops.renameAccount);
  const [name, setName] = useState(of.name);
  const send = async () => {
    const acted = await rename.run({ params: { account: of.account }, body: { name: name.trim() } });
    if (acted !== undefined) done(w.renamed);
  };
  return (
    <Sheet title={w.rename}>
      <ActForm act={rename} send={send} submit={w.rename} tone="quiet" ready={name.trim() !== of.name}>
        <Line label={w.name} most={80} value={name} change={setName} />
      </ActForm>
    </Sheet>
  );
}

function Close({ of, done }: FormProps) {
  const { m } = useLanguage();
  const w = m.administration.people;
  const close = useAct(ops.closeAccount);
  const send = async () => {
    const acted = await close.run({ params: { account: of.account }, body: {} });
    if (acted !== undefined) done(w.closedDone);
  };
  return (
    <Sheet title={w.close}>
      <div className="stack">
        <p className="soft">{w.closeHelp}</p>
        <SureButton label={w.close} tone="grave" question={w.closeSure(of.name)} act={close} send={send} />
      </div>
    </Sheet>
  );
}
