import { releaseOperations } from "@entente/api";
import { type FormEvent, useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address, goTo } from "../router.ts";
import { useAnnounce } from "../ui/live.tsx";
import { Page } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { Beneath } from "../ui/reading.tsx";
import { type Draft, emptyDraft, proposalOf, selectionOf } from "./draft.ts";
import { Mend } from "./mend.tsx";
import { NoteForm } from "./note-form.tsx";
import { Preview } from "./preview.tsx";
import { type Previewed, refuses } from "./previewed.ts";
import { ReleaseForm } from "./release-form.tsx";
import { useSelectable } from "./use-selectable.ts";

/** Two steps: say what should go to whom; see what the agreement makes of it, say why, and propose it. */
export function ReleasePage({ query }: { readonly query: URLSearchParams }) {
  const { m } = useLanguage();
  const announce = useAnnounce();
  const { partner } = useRelation();
  const selectable = useSelectable();
  const product = query.get("product");
  const [draft, setDraft] = useState<Draft>({ ...emptyDraft, products: product?.split(",") ?? [] });
  const [previewed, setPreviewed] = useState<Previewed>();
  const preview = useAct(releaseOperations.previewRelease);
  const propose = useAct(releaseOperations.proposeRelease);
  const change = (next: Partial<Draft>) => setDraft((now) => ({ ...now, ...next }));

  async function decide(next: Draft, said: string) {
    const answer = await preview.run({ body: selectionOf(next, partner) });
    if (answer === undefined) return;
    propose.clear();
    // What is shown is of what was asked: what was touched since is not proposed in its place.
    setDraft(({ necessity, proportionality, alternatives }) => ({
      ...next,
      necessity,
      proportionality,
      alternatives,
    }));
    setPreviewed(answer);
    announce(said);
  }

  function ask(event: FormEvent) {
    event.preventDefault();
    void decide(draft, m.release.previewTitle);
  }

  function again(next: Partial<Draft>) {
    const mended = { ...draft, ...next };
    setDraft(mended);
    void decide(mended, m.desk.mend.decided);
  }

  async function send(event: FormEvent) {
    event.preventDefault();
    const answer = await propose.run({ body: proposalOf(draft, partner) });
    if (answer === undefined) return;
    announce(answer.result.state === "made" ? m.release.made : m.release.proposed);
    goTo(address(["releases", answer.result.release]));
  }

  if (previewed === undefined) {
    return (
      <Page title={m.release.title} lead={m.release.lead} key="choose">
        <form className="stack" onSubmit={ask}>
          <ReleaseForm selectable={selectable} draft={draft} change={change} />
          <Problem of={preview.problem} />
          <Beneath unread={selectable.pages.unread}>
            <div className="row">
              <button type="submit" className="button" disabled={preview.busy || draft.products.length === 0}>
                {m.release.preview}
              </button>
              <span className="small soft">
                {draft.products.length === 0 ? m.release.chooseFirst : m.release.previewHelp}
              </span>
            </div>
          </Beneath>
        </form>
      </Page>
    );
  }
  const back = () => {
    propose.clear();
    setPreviewed(undefined);
  };
  const mending = { busy: preview.busy, again, choose: back };
  const refused = propose.problem?.problem.violations;
  const changeSelection = (
    <button type="button" className="button quiet" onClick={back}>
      {m.release.change}
    </button>
  );
  // Another page to its reader: its heading takes the focus.
  return (
    <Page title={m.release.previewTitle} key="preview">
      {refused !== undefined ? (
        <div className="stack">
          <Problem of={propose.problem} agreement={previewed.agreement} />
          <Mend
            violations={refused}
            products={draft.products}
            draft={draft}
            find={selectable.find}
            mending={mending}
          />
          <Problem of={preview.problem} />
          <p>
            {m.release.recorded} <a href={address(["refusals"])}>{m.lists.refusals}</a>
          </p>
          <div className="row">{changeSelection}</div>
        </div>
      ) : (
        <form className="stack" onSubmit={(event) => void send(event)}>
          <Preview of={previewed} draft={draft} find={selectable.find} mending={mending} />
          <Problem of={preview.problem} />
          <NoteForm draft={draft} asked={!refuses(previewed)} change={change} />
          <Problem of={propose.problem} />
          <div className="row">
            <button
              type="submit"
              className={refuses(previewed) ? "button quiet" : "button"}
              disabled={propose.busy}
            >
              {refuses(previewed) ? m.release.proposeRefused : m.release.propose}
            </button>
            {changeSelection}
            {refuses(previewed) ? <span className="small soft">{m.release.proposeRefusedHelp}</span> : null}
          </div>
        </form>
      )}
    </Page>
  );
}
