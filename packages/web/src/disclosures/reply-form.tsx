import { useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { ActForm } from "../ui/act-form.tsx";
import { Choice } from "../ui/choices.tsx";
import { FileInput } from "../ui/inputs.tsx";
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
      <ActForm act={{ busy, problem: undefined }} send={store} submit={m.disclosures.replySubmit}>
        <FileInput label={m.disclosures.file} help={m.disclosures.replyHelp} change={setFile} />
        {wrong ? (
          <p className="bad" role="alert">
            {m.disclosures.notSealed}
          </p>
        ) : null}
        <Choice
          label={m.disclosures.as}
          value={as}
          codes={KINDS}
          names={m.disclosures.kinds}
          change={setAs}
        />
      </ActForm>
    </Sheet>
  );
}
