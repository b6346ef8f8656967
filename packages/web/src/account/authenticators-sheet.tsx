import { type AuthenticatorView, authenticatorsOperations as ops } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import type { Reading } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useSession } from "../session/session.tsx";
import { ActForm } from "../ui/act-form.tsx";
import { Digest } from "../ui/digest.tsx";
import { Line } from "../ui/inputs.tsx";
import { Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { Sure } from "../ui/row-act.tsx";
import { Table } from "../ui/table.tsx";
import { AddPasskey } from "./add-passkey.tsx";

export type Authenticators = {
  readonly authenticators: readonly AuthenticatorView[];
  readonly code: { readonly set: boolean; readonly since?: string | undefined };
};
type SheetProps = { readonly of: Reading<Authenticators>; done(said: string): void };

export function PasskeysSheet({ of, done }: SheetProps) {
  const { m } = useLanguage();
  const { who } = useSession();
  return (
    <Sheet title={m.account.passkeys}>
      <div className="stack">
        <p className="soft">{m.account.passkeysLead}</p>
        {who.asserts ? <p>{m.account.mustAssert}</p> : null}
        <Ready of={of}>
          {({ authenticators }) => (
            <List
              of={authenticators.filter(({ kind }) => kind === "passkey")}
              none={m.account.noPasskeys}
              done={done}
            />
          )}
        </Ready>
        <AddPasskey done={(name) => done(m.account.added(name))} />
      </div>
    </Sheet>
  );
}

export function PersonalKeysSheet({ of, done }: SheetProps) {
  const { m } = useLanguage();
  return (
    <Sheet title={m.account.keys}>
      <div className="stack">
        <p className="soft">{m.account.keysLead}</p>
        <Ready of={of}>
          {({ authenticators }) => (
            <List
              of={authenticators.filter(({ kind }) => kind === "key")}
              none={m.account.noKeys}
              done={done}
            />
          )}
        </Ready>
      </div>
    </Sheet>
  );
}

type Chosen = { readonly authenticator: string; readonly act: "rename" | "remove" };

function List(props: {
  readonly of: readonly AuthenticatorView[];
  readonly none: string;
  done(said: string): void;
}) {
  const { m, f } = useLanguage();
  const [chosen, setChosen] = useState<Chosen>();
  const { of: all, none, done } = props;
  const one = all.find(({ authenticator }) => authenticator === chosen?.authenticator);
  if (all.length === 0) return <p>{none}</p>;
  const isKeys = all[0]?.kind === "key";
  const ended = (said: string) => {
    setChosen(undefined);
    done(said);
  };
  return (
    <>
      <Table
        caption={isKeys ? m.account.keysCaption : m.account.passkeysCaption}
        rows={all}
        keyOf={({ authenticator }) => authenticator}
        columns={[
          { name: m.account.name, cell: (each) => <Called of={each} /> },
          ...(isKeys
            ? [
                {
                  name: m.account.keyId,
                  cell: (each: AuthenticatorView) => <Digest value={each.credential} />,
                },
              ]
            : []),
          { name: m.account.registered, cell: ({ registeredAt }) => f.time(registeredAt) },
          {
            name: m.account.used,
            cell: ({ usedAt }) => (usedAt === undefined ? m.account.never : f.time(usedAt)),
          },
          {
            name: m.account.changing,
            cell: ({ authenticator, name }) => (
              <span className="row">
                <button
                  type="button"
                  className="plain-button"
                  aria-label={m.account.renameOf(name)}
                  onClick={() => setChosen({ authenticator, act: "rename" })}
                >
                  {m.account.rename}
                </button>
                <button
                  type="button"
                  className="plain-button"
                  aria-label={m.account.removeOf(name)}
                  onClick={() => setChosen({ authenticator, act: "remove" })}
                >
                  {m.account.remove}
                </button>
              </span>
            ),
          },
        ]}
      />
      {one === undefined ? null : chosen?.act === "rename" ? (
        <Rename key={one.authenticator} of={one} done={ended} close={() => setChosen(undefined)} />
      ) : (
        <Remove key={one.authenticator} of={one} done={ended} close={() => setChosen(undefined)} />
      )}
    </>
  );
}

function Called({ of: { name, host, backedUp } }: { readonly of: AuthenticatorView }) {
  const { m } = useLanguage();
  const notes = [
    ...(host === undefined || host === window.location.hostname ? [] : [`${m.account.elsewhere} (${host})`]),
    ...(backedUp === true ? [m.account.copies] : []),
  ];
  return (
    <>
      <bdi>{name}</bdi>
      {notes.map((note) => (
        <span key={note} className="small soft block">
          {note}
        </span>
      ))}
    </>
  );
}

type OneProps = { readonly of: AuthenticatorView; done(said: string): void; close(): void };

function Rename({ of, done, close }: OneProps) {
  const { m } = useLanguage();
  const rename = useAct(ops.renameAuthenticator);
  const [name, setName] = useState(of.name);
  const send = async () => {
    const { authenticator } = of;
    const acted = await rename.run({ params: { authenticator }, body: { name: name.trim() } });
    if (acted !== undefined) done(m.account.renamed);
  };
  return (
    <ActForm
      act={rename}
      send={send}
      submit={m.account.save}
      layout="notice"
      beside={
        <button type="button" className="button quiet" onClick={close}>
          {m.account.cancel}
        </button>
      }
    >
      <Line label={m.account.newName} most={80} value={name} change={setName} />
    </ActForm>
  );
}

function Remove({ of, done, close }: OneProps) {
  const { m } = useLanguage();
  const remove = useAct(ops.removeAuthenticator);
  const send = async () => {
    const acted = await remove.run({ params: { authenticator: of.authenticator } });
    if (acted !== undefined) done(m.account.removed);
  };
  return <Sure question={m.account.removeSure(of.name)} act={remove} send={send} cancel={close} />;
}
