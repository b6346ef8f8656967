import { useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { Field } from "../ui/field.tsx";
import { Sheet } from "../ui/page.tsx";
import { toBase64 } from "./files.ts";
import type { Visits } from "./use-visits.ts";

const REPLY_BYTES = 65_536;
const KINDS = ["acknowledgement", "feedback"] as const;

type Props = Pick<Visits, "busy" | "visit"> & { readonly id: string; tell(words: string): void };

/** Takes an answer that was sealed elsewhere: this page has no key to seal with. */
export function ReplyForm({ id, busy, visit, tell }: Props) {
  const { m } = useLanguage();
  const [file, setFile] = useState<File>();
  const [as, setAs] = useState<(typeof KINDS)[number]>("acknowledgement");
  const [wrong, setWrong] = useState(false);
  const store = async () => {
    setWrong(file?.size !== REPLY_BYTES);
    if (file?.size !== REPLY_BYTES) return;
    const done = await visit({ do: "reply", case: id, as, sealed: await toBase64(file) });
    if (done !== undefined) tell(m.disclosures.replied);
  };
  return (
    <Sheet title={m.disclosures.reply}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void store();
        }}
      >
        <Field label={m.disclosures.file} help={m.disclosures.replyHelp}>
          {(ids) => (
            <input {...ids} type="file" required onChange={(event) => setFile(event.target.files?.[0])} />
          )}
        </Field>
        {wrong ? (
          <p className="bad" role="alert">
            {m.disclosures.notSealed}
          </p>
        ) : null}
        <Field label={m.disclosures.as}>
          {(ids) => (
            <select
              {...ids}
              value={as}
              onChange={(event) => setAs(KINDS.find((kind) => kind === event.target.value)!)}
            >
              {KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {m.disclosures.kinds[kind]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <p>
          <button type="submit" className="button" disabled={busy}>
            {m.disclosures.replySubmit}
          </button>
        </p>
      </form>
    </Sheet>
  );
}
