import { productDraftOperations, productOperations, type ReportDraft } from "@entente/api";
import { type FormEvent, type KeyboardEvent, useRef, useState } from "react";
import { client } from "../data/client.ts";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { address, goTo } from "../router.ts";
import { Field } from "../ui/field.tsx";
import { Line, Lines } from "../ui/inputs.tsx";
import { useAnnounce } from "../ui/live.tsx";
import { Problem } from "../ui/problem.tsx";
import { AreaChecks } from "./area-checks.tsx";
import { Discard } from "./in-hand.tsx";
import { MAX_WRITTEN } from "./limits.ts";
import { markPortions } from "./portion-marks.ts";
import { Preview } from "./preview.tsx";
import { type Keeping, useDraft } from "./use-draft.ts";

const TLP = ["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"];

/** Writing, with what readers will see beside it. What is typed is kept as a draft. */
export function Editor({ id, from }: { readonly id: string; readonly from: ReportDraft }) {
  const { m } = useLanguage();
  const words = m.productDesk.writing;
  const announce = useAnnounce();
  const [draft, setDraft] = useState<ReportDraft>(from);
  const [touched, setTouched] = useState(false);
  const [needArea, setNeedArea] = useState(false);
  const [mark, setMark] = useState("");
  const form = useRef<HTMLFormElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const { answer: facets } = useRead(productOperations.readProductFacets, {});
  const marks = [...new Set([...(facets?.labels ?? []), ...TLP])].sort();
  const write = useAct(productOperations.writeReport);
  const revise = useAct(productOperations.reviseReport);
  const kept = useDraft(id, draft, touched);
  const [recorded, setRecorded] = useState(false);
  const busy = write.busy || revise.busy || recorded;

  const change = (next: Partial<ReportDraft>) => {
    if (!touched) {
      setTouched(true);
      // The address leads back to the draft, without opening the page anew.
      window.history.replaceState(null, "", address(["write"], { draft: id }));
    }
    setDraft((now) => ({ ...now, ...next }));
  };
  const markHere = () => {
    const field = area.current;
    if (field === null) return;
    const edited = markPortions(field.value, field.selectionStart, field.selectionEnd, mark);
    change({ text: edited.text });
    requestAnimationFrame(() => {
      field.focus();
      field.setSelectionRange(edited.start, edited.end);
    });
  };
  const keys = (event: KeyboardEvent) => {
    const key = event.key.toLowerCase();
    if (event.altKey && key === "m") markHere();
    else if ((event.ctrlKey || event.metaKey) && key === "s") kept.now();
    else if ((event.ctrlKey || event.metaKey) && key === "enter") form.current?.requestSubmit();
    else return;
    event.preventDefault();
  };

  async function record(event: FormEvent) {
    event.preventDefault();
    // Its keys send the form whether its button can be pressed or not.
    if (busy) return;
    setNeedArea(draft.areas.length === 0);
    if (draft.areas.length === 0 || draft.text.length > MAX_WRITTEN) return;
    const { title, text, marking, areas, purposes, of } = draft;
    const common = {
      text,
      areas: [...areas],
      ...(title.trim() === "" ? {} : { title: title.trim() }),
      ...(marking.trim() === "" ? {} : { marking: marking.trim() }),
      ...(purposes === undefined ? {} : { purposes: [...purposes] }),
    };
    const answer =
      of === undefined
        ? await write.run({ body: { ...common, media: "text/markdown" } })
        : await revise.run({ params: { product: of }, body: common });
    if (answer === undefined) return;
    setRecorded(true);
    await kept.stop();
    // What was recorded is no draft any more; if this fails, it can be discarded by hand.
    if (touched)
      await client.call(productDraftOperations.removeProductDraft, { params: { draft: id } }).catch(() => {});
    announce(m.write.done);
    goTo(address(["products", answer.result.product]));
  }

  return (
    <form className="writing" ref={form} onSubmit={(event) => void record(event)} onKeyDown={keys}>
      <div className="sheet stack">
        <Line
          label={m.write.name}
          most={400}
          value={draft.title}
          change={(value) => change({ title: value })}
        />
        <Line
          label={m.write.marking}
          help={m.write.markingHelp}
          required={false}
          most={200}
          known={marks.map((code) => ({ code }))}
          value={draft.marking}
          change={(value) => change({ marking: value })}
        />
        <Lines
          label={m.write.text}
          help={m.write.textHelp}
          ref={area}
          most={MAX_WRITTEN}
          value={draft.text}
          change={(value) => change({ text: value })}
        />
        {draft.text.length >= MAX_WRITTEN ? (
          <p className="bad" role="alert">
            {words.tooLong}
          </p>
        ) : null}
        <div className="writing-tools">
          <Field label={words.marks} help={words.setMarkHelp}>
            {(ids) => (
              <select {...ids} value={mark} onChange={(event) => setMark(event.target.value)}>
                <option value="">{words.noMark}</option>
                {marks.map((one) => (
                  <option key={one} value={one}>
                    ({one})
                  </option>
                ))}
              </select>
            )}
          </Field>
          <button type="button" className="button quiet" onClick={markHere}>
            {words.setMark}
          </button>
        </div>
        <AreaChecks
          legend={m.write.areas}
          chosen={draft.areas}
          missing={needArea && draft.areas.length === 0 ? m.write.needArea : undefined}
          choose={(areas) => change({ areas: [...areas] })}
        />
        <Problem of={write.problem ?? revise.problem} />
        <div className="row">
          <button type="submit" className="button" disabled={busy}>
            {draft.of === undefined ? words.record : words.recordVersion}
          </button>
          {kept.keeping.state === "saved" ? (
            <Discard draft={{ id }} kept={kept} gone={() => goTo(address(["products"]))} />
          ) : null}
          <span className="small soft" role="status">
            <Kept keeping={kept.keeping} />
          </span>
        </div>
        <p className="small soft no-print">{words.keys}</p>
      </div>
      <Preview text={draft.text} marking={draft.marking} title={draft.title} />
    </form>
  );
}

function Kept({ keeping }: { readonly keeping: Keeping }) {
  const { m, f } = useLanguage();
  const words = m.productDesk.writing;
  switch (keeping.state) {
    case "untouched":
      return null;
    case "saving":
      return `${words.saving}…`;
    case "saved":
      return words.saved(f.time(keeping.at));
    case "failed":
      return <span className="bad">{words.notSaved}</span>;
  }
}
