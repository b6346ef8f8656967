import { useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { FoldedForm } from "../ui/act-form.tsx";
import { FileInput, Line } from "../ui/inputs.tsx";
import type { Done } from "../ui/outcome.tsx";
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
    <FoldedForm
      title={m.scope.takeIn}
      hint={m.scope.takeInHelp}
      open={open}
      act={upload}
      send={send}
      submit={m.scope.doTakeIn}
      ready={file !== undefined}
      beside={
        upload.busy && file !== undefined ? (
          <Working label={m.scope.doTakeIn} text={m.scope.sending(f.number(Math.ceil(file.size / 1000)))} />
        ) : null
      }
    >
      <FileInput label={m.scope.file} accept=".csv,text/csv" change={setFile} />
      <Line label={m.scope.table} help={m.scope.tableHelp} value={table} change={setTable} />
    </FoldedForm>
  );
}
