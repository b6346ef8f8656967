import { productOperations } from "@entente/api";
import { type FormEvent, useState } from "react";
import { useAgreement } from "../agreement/use-agreement.ts";
import { vocabularyOf } from "../agreement/vocabulary.ts";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address, goTo } from "../router.ts";
import { Check, Field } from "../ui/field.tsx";
import { useAnnounce } from "../ui/live.tsx";
import { Page } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";

/** A report with its marking line: what an analyst writes and an officer may later release. */
export function WritePage() {
  const { m, f } = useLanguage();
  const announce = useAnnounce();
  const { partner } = useRelation();
  const { areas } = vocabularyOf(useAgreement(), partner);
  const act = useAct(productOperations.writeReport);
  const [title, setTitle] = useState("");
  const [marking, setMarking] = useState("");
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [needArea, setNeedArea] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setNeedArea(chosen.length === 0);
    if (chosen.length === 0) return;
    const body = { title, text, marking, media: "text/markdown" as const, areas: [...chosen] };
    const answer = await act.run({ body });
    if (answer === undefined) return;
    announce(m.write.done);
    goTo(address(["products", answer.result.product]));
  }

  return (
    <Page
      title={m.write.title}
      lead={m.write.lead}
      crumb={<a href={address(["products"])}>{m.products.title}</a>}
    >
      <form className="form sheet" onSubmit={(event) => void submit(event)}>
        <Field label={m.write.name}>
          {(ids) => (
            <input
              {...ids}
              required
              maxLength={400}
              value={title}
              onChange={(e) => setTitle(e.target.value)}
            />
          )}
        </Field>
        <Field label={m.write.marking} help={m.write.markingHelp}>
          {(ids) => (
            <input
              {...ids}
              required
              maxLength={200}
              value={marking}
              onChange={(e) => setMarking(e.target.value)}
            />
          )}
        </Field>
        <fieldset className="field">
          <legend>{m.write.areas}</legend>
          {areas.map(({ code, name }) => (
            <Check
              key={code}
              label={<bdi>{f.start(name)}</bdi>}
              checked={chosen.includes(code)}
              onChange={(on) => setChosen(on ? [...chosen, code] : chosen.filter((one) => one !== code))}
            />
          ))}
          {needArea ? (
            <p className="bad" role="alert">
              {m.write.needArea}
            </p>
          ) : null}
        </fieldset>
        <Field label={m.write.text} help={m.write.textHelp}>
          {(ids) => (
            <textarea {...ids} required rows={14} value={text} onChange={(e) => setText(e.target.value)} />
          )}
        </Field>
        <Problem of={act.problem} />
        <div>
          <button type="submit" className="button" disabled={act.busy}>
            {m.write.submit}
          </button>
        </div>
      </form>
    </Page>
  );
}
