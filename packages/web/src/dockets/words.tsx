import type { DocketCell, DocketView, DocketWhen } from "@entente/api";
import { useLanguage } from "../language/language.tsx";

/** The title of a docket, in this language when it was given in it. */
export function useTitle(): (words: DocketView["words"]) => string {
  const { m, language } = useLanguage();
  return (words) => {
    if (words === undefined) return m.dockets.unreadable;
    const title = words.title[language] ?? words.title.en ?? words.title.fr ?? "";
    return words.reference === undefined ? title : `${words.reference}, ${title}`;
  };
}

/** One party's cell: what it said last, on which aspects; or for how long it has said nothing. */
export function Cell({ of: { code, aspects, age, joint, inconsistent } }: { readonly of: DocketCell }) {
  const { m, f } = useLanguage();
  if (code === "none_yet") return <strong className="warn">{m.dockets.silent(age ?? 0)}</strong>;
  return (
    <>
      <strong>{m.dockets.codes[code]}</strong>
      {aspects.length === 0 ? null : (
        <span className="small soft block">{f.list(aspects.map((each) => m.dockets.aspectNames[each]))}</span>
      )}
      {joint ? <span className="small soft block">{m.dockets.joint}</span> : null}
      {inconsistent.length === 0 ? null : (
        <span className="small warn block">
          {m.dockets.inconsistent(f.list(inconsistent.map((each) => m.dockets.aspectNames[each])))}
        </span>
      )}
    </>
  );
}

/** A time in the words of the text, and why it is not known more closely. */
export function When({ of }: { readonly of: DocketWhen }) {
  return (
    <>
      <bdi>{of.text}</bdi>
      {"unresolved" in of ? (
        <span className="small soft block">
          <bdi>{of.unresolved}</bdi>
        </span>
      ) : null}
    </>
  );
}
