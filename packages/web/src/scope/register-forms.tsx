import { scopeOperations } from "@entente/api";
import { useState } from "react";
import { Choice, codesIn, Form, instantIn, Line } from "../activities/inputs.tsx";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { Field } from "../ui/field.tsx";
import { Fold } from "../ui/fold.tsx";
import type { Done } from "../ui/outcome.tsx";
import { Problem } from "../ui/problem.tsx";
import "./scope.css";
import { useUpload } from "./use-upload.ts";

type Told = { readonly done: (outcome: Done) => void };

/** A register is taken in as a file; one bad row refuses it whole. */
export function TakeIn({ done }: Told) {
  const { m, f } = useLanguage();
  const upload = useUpload();
  const [file, setFile] = useState<File>();
  const [table, setTable] = useState("");
  const send = async () => {
    if (file === undefined) return;
    const acted = await upload.run(file, table.trim());
    if (acted !== undefined) done({ said: m.scope.done.takenIn(f.number(acted.result.rows)), acted });
  };
  return (
    <Fold title={m.scope.takeIn}>
      <Form send={() => void send()}>
        <p className="soft">{m.scope.takeInHelp}</p>
        <Problem of={upload.problem} />
        <Field label={m.scope.file}>
          {(ids) => (
            <input
              {...ids}
              type="file"
              accept=".csv,text/csv"
              required
              onChange={({ target }) => setFile(target.files?.[0])}
            />
          )}
        </Field>
        <Line label={m.scope.table} help={m.scope.tableHelp} value={table} set={setTable} />
        <div className="row">
          <button type="submit" className="button" disabled={upload.busy || file === undefined}>
            {m.scope.doTakeIn}
          </button>
        </div>
        {upload.busy && file !== undefined ? (
          <div className="sending" role="status">
            <progress aria-label={m.scope.doTakeIn} />
            <span className="small soft">{m.scope.sending(f.number(Math.ceil(file.size / 1000)))}</span>
          </div>
        ) : null}
      </Form>
    </Fold>
  );
}

const COMPLETE = ["yes", "no", "unknown"] as const;
const COLLECTION = ["sustained", "survey", "mixed"] as const;

/** One person counts for a partner; another signs. */
export function Prepare({ done }: Told) {
  const { m, f } = useLanguage();
  const { partner } = useRelation();
  const prepare = useAct(scopeOperations.prepareRollup);
  const [said, setSaid] = useState({ from: "", to: "", areas: "", supersedes: "" });
  const [complete, setComplete] = useState<(typeof COMPLETE)[number]>("unknown");
  const [collection, setCollection] = useState<(typeof COLLECTION)[number]>("sustained");
  const set = (name: keyof typeof said) => (value: string) => setSaid({ ...said, [name]: value });
  const send = async () => {
    const supersedes = said.supersedes.trim();
    const acted = await prepare.run({
      body: {
        partner,
        from: instantIn(said.from),
        to: instantIn(said.to),
        areas: codesIn(said.areas),
        complete,
        collection,
        ...(supersedes === "" ? {} : { supersedes }),
      },
    });
    if (acted !== undefined) done({ said: m.scope.done.prepared(f.number(acted.result.n)), acted });
  };
  return (
    <Fold title={m.scope.prepare}>
      <Form send={() => void send()}>
        <p className="soft">{m.scope.prepareHelp}</p>
        <Problem of={prepare.problem} />
        <Line label={m.scope.from} help={m.scope.dateHelp} value={said.from} set={set("from")} />
        <Line label={m.scope.to} help={m.scope.dateHelp} value={said.to} set={set("to")} />
        <Line label={m.scope.areas} help={m.scope.areasHelp} value={said.areas} set={set("areas")} />
        <Choice
          label={m.scope.complete}
          value={complete}
          choices={COMPLETE}
          names={m.scope.completes}
          set={setComplete}
        />
        <Choice
          label={m.scope.collection}
          value={collection}
          choices={COLLECTION}
          names={m.scope.collections}
          set={setCollection}
        />
        <Line
          label={m.scope.supersedes}
          help={m.scope.supersedesHelp}
          value={said.supersedes}
          optional
          set={set("supersedes")}
        />
        <div className="row">
          <button type="submit" className="button" disabled={prepare.busy}>
            {m.scope.doPrepare}
          </button>
        </div>
      </Form>
    </Fold>
  );
}
