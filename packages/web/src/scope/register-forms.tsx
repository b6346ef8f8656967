import { useState } from "react";
import { Form, Line } from "../activities/inputs.tsx";
import { useLanguage } from "../language/language.tsx";
import { Field } from "../ui/field.tsx";
import { Fold } from "../ui/fold.tsx";
import type { Done } from "../ui/outcome.tsx";
import { Problem } from "../ui/problem.tsx";
import { Working } from "./hour-field.tsx";
import { useUpload } from "./use-upload.ts";

/** A register is taken in as a file; one bad row refuses it whole. */
export function TakeIn({ done, open }: { readonly open: boolean; done(outcome: Done): void }) {
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
    <Fold title={m.scope.takeIn} hint={m.scope.takeInHelp} open={open}>
      <Form send={() => void send()}>
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
        <Problem of={upload.problem} />
        <div className="row">
          <button type="submit" className="button" disabled={upload.busy || file === undefined}>
            {m.scope.doTakeIn}
          </button>
        </div>
        {upload.busy && file !== undefined ? (
          <Working label={m.scope.doTakeIn} text={m.scope.sending(f.number(Math.ceil(file.size / 1000)))} />
        ) : null}
      </Form>
    </Fold>
  );
}
