import type { AnswerOf } from "@entente/api";
import { productDraftOperations } from "@entente/api";
import { useEffect, useState } from "react";
import { client } from "../data/client.ts";
import { useLanguage } from "../language/language.tsx";
import { ReportText } from "./report-text.tsx";

type Shown = AnswerOf<typeof productDraftOperations.previewReport>;

/** So long after the last key the node is asked how it will look. */
const QUIET_MS = 500;

/** The report as its readers will see it, made by the node that will record it, with its label or what is wrong. */
export function Preview(asked: { readonly text: string; readonly marking: string; readonly title: string }) {
  const { m, f } = useLanguage();
  const words = m.productDesk.writing;
  const [shown, setShown] = useState<Shown>();
  const { text, marking, title } = asked;
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => {
      const body = { text, marking: marking.trim(), title };
      client
        .call(productDraftOperations.previewReport, { body }, { signal: stop.signal })
        .then(setShown, () => {});
    }, QUIET_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text, marking, title]);
  const unmarked = shown?.portions.filter(({ mark }) => mark === undefined).length ?? 0;
  return (
    <section className="sheet writing-preview" aria-label={words.preview}>
      <h2>{words.preview}</h2>
      {shown?.label === undefined ? null : (
        <>
          <p className="small soft">{words.label}</p>
          <p className="marking">
            <bdi>{shown.label.marking}</bdi>
          </p>
          {shown.label.unknown.length === 0 ? null : (
            <p className="warn">
              {words.unknown} <bdi>{f.list(shown.label.unknown)}</bdi>
            </p>
          )}
        </>
      )}
      {shown?.problem === undefined ? null : (
        <p className="notice is-warn">
          <span>
            <strong>{words.cannot}</strong> <bdi>{f.name(shown.problem.detail)}</bdi>
          </span>
        </p>
      )}
      {text.trim() === "" || shown === undefined ? (
        <p className="soft">{words.previewEmpty}</p>
      ) : (
        <ReportText blocks={shown.blocks} />
      )}
      {unmarked === 0 || text.trim() === "" ? null : (
        <p className="small soft sheet-foot">{words.unmarked(unmarked)}</p>
      )}
    </section>
  );
}
