import type { ReactNode } from "react";
import { useLanguage } from "../language/language.tsx";

/** The foot of a list: how much of it is shown, and the next of it. */
export function ListFoot(props: { readonly more: (() => void) | undefined; readonly children?: ReactNode }) {
  const { m } = useLanguage();
  return (
    <div className="row sheet-foot small soft">
      <span role="status">{props.children}</span>
      {props.more === undefined ? null : (
        <button type="button" className="button quiet" onClick={props.more}>
          {m.more}
        </button>
      )}
    </div>
  );
}
