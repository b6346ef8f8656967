import { Component, type ReactNode } from "react";
import { useFirstLanguage } from "../language/language.tsx";

type BrokenProps = { readonly children: ReactNode };

/** Keeps a page that fails from taking the rest with it: the places stay, and another page can be opened. */
export class Broken extends Component<BrokenProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <Said /> : this.props.children;
  }
}

function Said() {
  const { m } = useFirstLanguage();
  return (
    <div className="notice is-bad" role="alert">
      <h1>{m.failure.page}</h1>
      <p>{m.failure.pageHelp}</p>
      <p>
        <button type="button" className="button quiet" onClick={() => window.location.reload()}>
          {m.failure.again}
        </button>
      </p>
    </div>
  );
}
