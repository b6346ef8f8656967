import { useState } from "react";
import { useLanguage } from "../language/language.tsx";

/** Laid out at once: more stops the page for a moment, 10 MB for good. */
const STEP = 60_000;

/** A text of any length, shown as far as somebody reads. */
export function LongText({
  text,
  className = "text",
}: {
  readonly text: string;
  readonly className?: string;
}) {
  const { m } = useLanguage();
  const [shown, setShown] = useState(STEP);
  const left = text.length - shown;
  return (
    <>
      <pre className={className}>{text.slice(0, shown)}</pre>
      {left <= 0 ? null : (
        <p className="sheet-foot no-print">
          <button type="button" className="button quiet" onClick={() => setShown(shown + STEP)}>
            {m.productDesk.reading.longText(left)}
          </button>
        </p>
      )}
    </>
  );
}
