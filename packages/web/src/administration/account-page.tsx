import { type AccountView, accountOperations as ops } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { Field } from "../ui/field.tsx";
import { Fact } from "../ui/figure.tsx";
import { Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { Ready } from "../ui/reading.tsx";
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
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Problem of={rename.problem} />
        <Field label={w.name}>
          {(ids) => (
            <input
              {...ids}
              required
              maxLength={80}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <div>
          <button type="submit" className="button quiet" disabled={rename.busy || name.trim() === of.name}>
            {w.rename}
          </button>
        </div>
      </form>
    </Sheet>
  );
}

function Close({ of, done }: FormProps) {
  const { m } = useLanguage();
  const w = m.administration.people;
  const close = useAct(ops.closeAccount);
  const [asked, setAsked] = useState(false);
  const send = async () => {
    const acted = await close.run({ params: { account: of.account }, body: {} });
    if (acted !== undefined) done(w.closedDone);
  };
  return (
    <Sheet title={w.close}>
      <div className="stack">
        <p className="soft">{w.closeHelp}</p>
        <Problem of={close.problem} />
        {asked ? (
          <div className="notice is-warn" role="alert">
            <p>{w.closeSure(of.name)}</p>
            <div className="row">
              <button
                type="button"
                className="button grave"
                disabled={close.busy}
                onClick={() => void send()}
              >
                {m.account.confirm}
              </button>
              <button type="button" className="button quiet" onClick={() => setAsked(false)}>
                {m.account.cancel}
              </button>
            </div>
          </div>
        ) : (
          <div>
            <button type="button" className="button grave" onClick={() => setAsked(true)}>
              {w.close}
            </button>
          </div>
        )}
      </div>
    </Sheet>
  );
}
