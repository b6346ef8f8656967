import { useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { cutMiddle } from "../pictures/drawn-text.ts";

/** So much more is shown at each press: a text of 10 MB laid out at once stops the page. */
const STEP = 100_000;

/** Text that somebody else chose and that may be long: cut in the middle beyond `most`, the rest shown when asked for. */
export function Cut({ text, most = 120 }: { readonly text: string; readonly most?: number }) {
  const { m } = useLanguage();
  const [shown, setShown] = useState(0);
  if (text.length <= most) return <bdi>{text}</bdi>;
  const left = text.length - shown;
  return (
    <span className="cut">
      <bdi>{shown === 0 ? cutMiddle(text, most) : text.slice(0, shown)}</bdi>{" "}
      {left > 0 ? (
        <button type="button" className="plain-button small no-print" onClick={() => setShown(shown + STEP)}>
          {shown === 0 && text.length <= STEP ? m.pictures.showAll(text.length) : m.pictures.showMore(left)}
        </button>
      ) : (
        <button type="button" className="plain-button small no-print" onClick={() => setShown(0)}>
          {m.pictures.showLess}
        </button>
      )}
    </span>
  );
}
