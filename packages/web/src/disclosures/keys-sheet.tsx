import { type AnswerOf, disclosureOperations as ops } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useSession } from "../session/session.tsx";
import { ActForm } from "../ui/act-form.tsx";
import { Choice } from "../ui/choices.tsx";
import { FileInput, Line } from "../ui/inputs.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { Ready } from "../ui/reading.tsx";
import { Table } from "../ui/table.tsx";

type Key = AnswerOf<typeof ops.listOverseerKeys>["items"][number];

/** Keys of the bodies: registered by one person, confirmed by another, withdrawn by any of them. */
export function KeysSheet() {
  const { m } = useLanguage();
  const session = useSession();
  const reading = useRead(ops.listOverseerKeys, {});
  const withdraw = useAct(ops.withdrawOverseerKey);
  const [outcome, setOutcome] = useState<Done>();
  const done = (next: Done) => {
    setOutcome(next);
    reading.again();
  };
  const end = async (key: Key) => {
    const acted = await withdraw.run({ params: { id: key.id } });
    if (acted !== undefined) done({ said: m.disclosures.withdrawn, acted });
  };
  return (
    <Sheet title={m.disclosures.keys}>
      <div className="stack">
        <Outcome of={outcome} />
        <Problem of={withdraw.problem} />
        <Ready of={reading}>
          {({ items }) => (
            <>
              {items.length === 0 ? (
                <p className="soft">{m.disclosures.keysNone}</p>
              ) : (
                <Table
                  caption={m.disclosures.keysCaption}
                  rows={items}
                  keyOf={({ id }) => id}
                  columns={[
                    { name: m.disclosures.body, cell: ({ body }) => <bdi>{body}</bdi> },
                    { name: m.disclosures.fingerprint, cell: (key) => <Fingerprint of={key} /> },
                    { name: m.disclosures.state, cell: ({ state }) => m.disclosures.keyStates[state] },
                    {
                      name: m.disclosures.withdraw,
                      cell: (key) =>
                        key.state === "withdrawn" || !session.who.mayAct ? null : (
                          <button
                            type="button"
                            className="button quiet"
                            disabled={withdraw.busy}
                            onClick={() => void end(key)}
                          >
                            {m.disclosures.withdraw}
                          </button>
                        ),
                    },
                  ]}
                />
              )}
              {session.who.mayAct && session.is("overseer") ? <Register done={done} /> : null}
              {session.who.mayAct ? <Confirm keys={items} done={done} /> : null}
            </>
          )}
        </Ready>
      </div>
    </Sheet>
  );
}

/** What the second person types must come from the body: this page does not show it before. */
function Fingerprint({ of: { state, fingerprint } }: { readonly of: Key }) {
  return state === "registered" ? "…" : <span className="mono">{fingerprint}</span>;
}

function Register({ done }: { done(outcome: Done): void }) {
  const { m } = useLanguage();
  const register = useAct(ops.registerOverseerKey);
  const [file, setFile] = useState<File>();
  const [wrong, setWrong] = useState(false);
  const send = async () => {
    const key = file === undefined ? undefined : await keyIn(file);
    setWrong(key === undefined);
    if (key === undefined) return;
    const acted = await register.run({ body: key });
    if (acted !== undefined) done({ said: m.disclosures.registered, acted });
  };
  return (
    <ActForm act={register} send={send} submit={m.disclosures.registerSubmit}>
      <h3>{m.disclosures.register}</h3>
      {wrong ? (
        <p className="bad" role="alert">
          {m.disclosures.notAKey}
        </p>
      ) : null}
      <FileInput label={m.disclosures.keyFile} change={setFile} />
    </ActForm>
  );
}

async function keyIn(file: File): Promise<{ body: string; key: string } | undefined> {
  try {
    const { type, body, key } = JSON.parse(await file.text()) as Record<string, unknown>;
    if (type !== "entente-overseer-key" || typeof body !== "string" || typeof key !== "string")
      return undefined;
    return { body, key };
  } catch {
    return undefined;
  }
}

function Confirm({ keys, done }: { readonly keys: readonly Key[]; done(outcome: Done): void }) {
  const { m } = useLanguage();
  const session = useSession();
  const confirm = useAct(ops.confirmOverseerKey);
  const [fingerprint, setFingerprint] = useState("");
  const waiting = keys.filter(
    ({ state, registeredBy }) => state === "registered" && registeredBy !== session.who.account,
  );
  const [chosen, setChosen] = useState<string>();
  const id = waiting.find((key) => key.id === chosen)?.id ?? waiting[0]?.id;
  if (id === undefined) return null;
  const send = async () => {
    const acted = await confirm.run({ params: { id }, body: { fingerprint } });
    if (acted !== undefined) done({ said: m.disclosures.confirmed, acted });
  };
  return (
    <ActForm act={confirm} send={send} submit={m.disclosures.confirmSubmit}>
      <h3>{m.disclosures.confirm}</h3>
      <Choice
        label={m.disclosures.body}
        value={id}
        codes={waiting.map((key) => key.id)}
        names={Object.fromEntries(waiting.map((key) => [key.id, key.body]))}
        change={setChosen}
      />
      <Line
        label={m.disclosures.fingerprint}
        help={m.disclosures.confirmHelp}
        inputMode="numeric"
        value={fingerprint}
        change={setFingerprint}
        at="fingerprint"
      />
    </ActForm>
  );
}
