import { type AccountView, accountOperations as ops } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { Problem } from "../ui/problem.tsx";
import { Table } from "../ui/table.tsx";
import type { Accounts } from "./use-accounts.ts";

export type GrantRow = { readonly account: AccountView; readonly grant: AccountView["grants"][number] };

type GrantsTableProps = {
  readonly caption: string;
  readonly rows: readonly GrantRow[];
  readonly people: Accounts;
  /** Names the account of each row, where they are of several. */
  readonly withAccount?: boolean;
  done(said: string): void;
};

/** Grants with what may be done about each, and by whom it must be done instead. */
export function GrantsTable({ caption, rows, people, withAccount = false, done }: GrantsTableProps) {
  const { m, f } = useLanguage();
  const w = m.administration.people;
  const confirm = useAct(ops.confirmGrant);
  const withdraw = useAct(ops.withdrawGrant);
  const [chosen, setChosen] = useState<GrantRow>();
  const busy = confirm.busy || withdraw.busy;
  const act = async (row: GrantRow, what: "confirm" | "withdraw") => {
    const params = { grant: row.grant.grant };
    const acted = await (what === "confirm" ? confirm : withdraw).run({ params });
    if (acted === undefined) return;
    setChosen(undefined);
    done(what === "confirm" ? w.confirmed : w.withdrawn);
  };
  const rolesOf = ({ grant }: GrantRow) => f.list(grant.roles.map((role) => m.signIn.roles[role] ?? role));
  const who = (by: string | undefined) =>
    by === undefined ? null : by === "init" ? w.founding : <bdi>{people.nameOf(by)}</bdi>;
  return (
    <>
      <Problem of={confirm.problem ?? withdraw.problem} />
      <Table
        caption={caption}
        rows={rows}
        keyOf={({ grant }) => grant.grant}
        columns={[
          ...(withAccount
            ? [
                {
                  name: w.name,
                  cell: ({ account }: GrantRow) => (
                    <a href={address(["administration", "people", account.account])}>
                      <bdi>{account.name}</bdi>
                    </a>
                  ),
                },
              ]
            : []),
          { name: w.grant, cell: rolesOf },
          { name: w.clearance, cell: ({ grant }) => grant.clearance },
          { name: w.units, cell: ({ grant }) => f.list(grant.units) },
          { name: w.proposedBy, cell: ({ grant }) => who(grant.proposedBy) },
          ...(withAccount
            ? []
            : [
                { name: w.confirmedBy, cell: ({ grant }: GrantRow) => who(grant.confirmedBy) },
                { name: w.state, cell: ({ grant }: GrantRow) => w.states[grant.state] },
              ]),
          {
            name: w.act,
            cell: (row) => (
              <Acts
                of={row}
                roles={rolesOf(row)}
                busy={busy}
                confirm={() => void act(row, "confirm")}
                withdraw={() => setChosen(row)}
              />
            ),
          },
        ]}
      />
      {chosen === undefined ? null : (
        <div className="notice is-warn" role="alert">
          <p>
            <strong>{w.withdrawOf(rolesOf(chosen), chosen.account.name)}</strong>
            {m.colon} {w.withdrawSure}
          </p>
          <div className="row">
            <button
              type="button"
              className="button grave"
              disabled={busy}
              onClick={() => void act(chosen, "withdraw")}
            >
              {w.withdraw}
            </button>
            <button type="button" className="button quiet" onClick={() => setChosen(undefined)}>
              {m.account.cancel}
            </button>
          </div>
        </div>
      )}
    </>
  );
}

type ActsProps = {
  readonly of: GrantRow;
  readonly roles: string;
  readonly busy: boolean;
  confirm(): void;
  withdraw(): void;
};

function Acts({ of: { account, grant }, roles, busy, confirm, withdraw }: ActsProps) {
  const { m } = useLanguage();
  const w = m.administration.people;
  const { who } = useSession();
  if (grant.state === "withdrawn" || account.closed || !who.mayAct) return null;
  const hindrance =
    grant.proposedBy === who.account ? w.yours : account.account === who.account ? w.forYou : undefined;
  return (
    <>
      <span className="row">
        {grant.state === "proposed" && hindrance === undefined ? (
          <button
            type="button"
            className="button quiet"
            aria-label={w.confirmOf(roles, account.name)}
            disabled={busy}
            onClick={confirm}
          >
            {w.confirm}
          </button>
        ) : null}
        <button
          type="button"
          className="plain-button"
          aria-label={w.withdrawOf(roles, account.name)}
          disabled={busy}
          onClick={withdraw}
        >
          {w.withdraw}
        </button>
      </span>
      {grant.state === "proposed" && hindrance !== undefined ? (
        <span className="small soft block">{hindrance}</span>
      ) : null}
    </>
  );
}
