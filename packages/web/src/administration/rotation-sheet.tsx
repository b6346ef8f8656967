import { type CardDraftView, administrationOperations as ops, rotatingRoles } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { ActForm } from "../ui/act-form.tsx";
import { optionsOf, Ticks } from "../ui/choices.tsx";
import { Digest } from "../ui/digest.tsx";
import { Check } from "../ui/field.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { SureButton } from "../ui/row-act.tsx";
import { Table } from "../ui/table.tsx";
import { DraftCertificates } from "./draft-certificates.tsx";

type Role = (typeof rotatingRoles)[number];

/** How operational keys change: made here, signed for where the root key is, used once the signed card is back. */
export function RotationSheet({ card }: { readonly card: number }) {
  const { m } = useLanguage();
  const w = m.administration.keys;
  const reading = useRead(ops.cardDraft, {});
  const [outcome, setOutcome] = useState<Done>();
  return (
    <Sheet title={w.rotate}>
      <div className="stack">
        <p className="soft">{w.rotateLead}</p>
        <Outcome of={outcome} />
        {/* Asked anew for each card: after one was issued, the draft is of the next. */}
        <Ready of={reading} key={card}>
          {(draft) =>
            draft.prepared.length === 0 ? (
              <>
                <Prepare done={setOutcome} />
                {draft.newKinds.length === 0 ? null : (
                  <p className="notice">{w.newKinds(draft.newKinds.length)}</p>
                )}
                <DraftCertificates of={draft.certificates} />
                {draft.newKinds.length === 0 && !draft.certificates.changed ? null : <Carry of={draft} />}
              </>
            ) : (
              <>
                <Prepared of={draft} />
                <DraftCertificates of={draft.certificates} />
                <Carry of={draft} />
                <Drop done={setOutcome} />
              </>
            )
          }
        </Ready>
      </div>
    </Sheet>
  );
}

function Prepare({ done }: { done(outcome: Done): void }) {
  const { m } = useLanguage();
  const w = m.administration.keys;
  const prepare = useAct(ops.prepareKeys);
  const [roles, setRoles] = useState<readonly Role[]>(rotatingRoles);
  const [revoke, setRevoke] = useState(false);
  const send = async () => {
    const acted = await prepare.run({ body: { roles: [...roles], revoke } });
    if (acted !== undefined) done({ said: w.made(acted.result.prepared.length), acted });
  };
  return (
    <ActForm act={prepare} send={send} submit={w.make} tone="quiet" ready={roles.length > 0}>
      <Ticks
        label={w.which}
        options={optionsOf(rotatingRoles, w.roles)}
        value={roles}
        change={setRoles}
        at="roles"
      />
      <Check label={w.revoke} help={w.revokeHelp} checked={revoke} onChange={setRevoke} />
    </ActForm>
  );
}

function Prepared({ of }: { readonly of: CardDraftView }) {
  const { m, f } = useLanguage();
  const w = m.administration.keys;
  return (
    <Table
      caption={w.preparedCaption}
      rows={of.prepared}
      keyOf={(key) => key.public}
      columns={[
        { name: w.role, cell: ({ role }) => w.roles[role] },
        { name: w.fresh, cell: (key) => <Digest value={key.public} /> },
        {
          name: w.replaces,
          cell: ({ replaces, revokes }) => (
            <>
              <Digest value={replaces} />
              {revokes ? <span className="small soft block">{w.willRevoke}</span> : null}
            </>
          ),
        },
        { name: w.madeAt, cell: ({ at }) => f.time(at) },
      ]}
    />
  );
}

/** The root key stays where it is: the draft goes there, and the signed card comes back. */
function Carry({ of }: { readonly of: CardDraftView }) {
  const { m, f } = useLanguage();
  const w = m.administration.keys;
  const name = `card-${of.sequence}.draft`;
  return (
    <ol className="stack steps">
      <li>
        <p>{w.carry(f.number(of.sequence))}</p>
        <button
          type="button"
          className="button"
          onClick={() => save(`${JSON.stringify(of.file, null, 2)}\n`, name)}
        >
          {w.save}
        </button>
      </li>
      <li>
        <p>{w.readOut}</p>
        <p className="mono" data-fingerprint="draft">
          {of.fingerprint}
        </p>
      </li>
      <li>
        <p>{w.signThere}</p>
        <pre className="mono small command">
          {[
            `entente card sign ${name} \\`,
            "    --root root.json --passphrase-file passphrase \\",
            `    --fingerprint "${of.fingerprint}" \\`,
            `    --out card-${of.sequence}.json`,
          ].join("\n")}
        </pre>
      </li>
      <li>
        <p>{w.bringBack}</p>
      </li>
    </ol>
  );
}

/** How long an address of a file is kept for the browser to save it. */
const KEPT_MS = 60_000;

function save(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}

function Drop({ done }: { done(outcome: Done): void }) {
  const { m } = useLanguage();
  const w = m.administration.keys;
  const drop = useAct(ops.dropPreparedKeys);
  const send = async () => {
    const acted = await drop.run({});
    if (acted !== undefined) done({ said: w.dropped(acted.result.dropped), acted });
  };
  return <SureButton label={w.drop} tone="quiet" question={w.dropSure} act={drop} send={send} />;
}
