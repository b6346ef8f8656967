import { useId, useState } from "react";
import { useLanguage } from "../language/language.tsx";

/** A secret that is shown this once: to be copied, and put away by a press. */
export function SecretOnce(props: {
  readonly label: string;
  readonly value: string;
  readonly note?: string;
  done(): void;
}) {
  const { m } = useLanguage();
  const id = useId();
  const [said, setSaid] = useState("");
  const copy = () => {
    navigator.clipboard
      .writeText(props.value)
      .then(() => setSaid(m.once.copied))
      .catch(() => setSaid(m.once.failed));
  };
  return (
    <div className="notice is-warn">
      <label htmlFor={id}>
        <strong>{props.label}</strong>
      </label>
      <div className="field">
        <input
          id={id}
          className="mono"
          readOnly
          value={props.value}
          onFocus={(event) => event.target.select()}
        />
      </div>
      {props.note === undefined ? null : <p className="small">{props.note}</p>}
      <div className="row">
        <button type="button" className="button" onClick={copy}>
          {m.once.copy}
        </button>
        <button type="button" className="button quiet" onClick={props.done}>
          {m.once.done}
        </button>
        <span className="small" role="status">
          {said}
        </span>
      </div>
    </div>
  );
}
