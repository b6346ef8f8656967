import { relationOperations } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { Field } from "../ui/field.tsx";
import { Line } from "../ui/inputs.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Problem } from "../ui/problem.tsx";
import { type CardFile, readCardFile } from "./card-file.ts";

const DIGITS = 40;

/** A card file, and the fingerprint as it was heard: the relation opens only when the two agree. */
export function PairForm({ paired }: { paired(): void }) {
  const { m, f } = useLanguage();
  const words = m.pairing;
  const { run, busy, problem, clear } = useAct(relationOperations.pair);
  const [file, setFile] = useState<CardFile | "unreadable">();
  const [typed, setTyped] = useState("");
  const [done, setDone] = useState<Done>();
  const card = file === "unreadable" ? undefined : file;
  const digits = typed.replaceAll(/\D/g, "");
  const matches = card !== undefined && digits === card.fingerprint.replaceAll(" ", "");
  const pair = async () => {
    if (card === undefined || !matches || busy) return;
    const { card: text, signature, earlier, fingerprint } = card;
    const acted = await run({
      body: { card: { card: text, signature }, earlier: [...earlier], fingerprint },
    });
    if (acted === undefined) return;
    setDone({ said: words.done, acted });
    setFile(undefined);
    setTyped("");
    paired();
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void pair();
      }}
    >
      <p className="soft">{words.lead}</p>
      <Outcome of={done} />
      <Field label={words.file} help={words.fileHelp}>
        {(ids) => (
          <input
            {...ids}
            type="file"
            accept=".json,application/json"
            onChange={({ target }) => {
              clear();
              const chosen = target.files?.[0];
              if (chosen === undefined) return setFile(undefined);
              void readCardFile(chosen).then((read) => {
                if (target.files?.[0] === chosen) setFile(read ?? "unreadable");
              });
            }}
          />
        )}
      </Field>
      {file === "unreadable" ? (
        <p className="notice is-bad" role="alert">
          {words.unreadable}
        </p>
      ) : null}
      {card === undefined ? null : (
        <>
          <p>
            {words.of}{" "}
            <strong>
              <bdi>{f.name(card.name)}</bdi>
            </strong>{" "}
            (<bdi>{card.country}</bdi>)
          </p>
          <Line
            label={words.typed}
            help={words.typedHelp}
            required={false}
            className="typed-fingerprint"
            inputMode="numeric"
            spellCheck={false}
            most={80}
            value={typed}
            change={setTyped}
          />
          <p role="status" className={matches ? "good" : digits.length >= DIGITS ? "bad" : "soft"}>
            {matches ? words.match : digits.length >= DIGITS ? words.differ : words.incomplete(digits.length)}
          </p>
          <p>
            <button type="submit" className="button" aria-disabled={!matches || busy}>
              {words.run}
            </button>
          </p>
        </>
      )}
      <Problem of={problem} />
    </form>
  );
}
