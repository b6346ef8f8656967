import { releaseOperations } from "@entente/api";
import { type FormEvent, useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address, goTo } from "../router.ts";
import { useAnnounce } from "../ui/live.tsx";
import { Page } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { type Draft, emptyDraft, proposalOf, selectionOf } from "./draft.ts";
import { Preview, type Previewed } from "./preview.tsx";
import { ReleaseForm } from "./release-form.tsx";

/** Two steps: say what should go to whom; see what the agreement makes of it, and propose it. */
export function ReleasePage({ query }: { readonly query: URLSearchParams }) {
  const { m } = useLanguage();
  const announce = useAnnounce();
  const { partner } = useRelation();
  const product = query.get("product");
  const [draft, setDraft] = useState<Draft>({ ...emptyDraft, products: product === null ? [] : [product] });
  const [previewed, setPreviewed] = useState<Previewed>();
  const preview = useAct(releaseOperations.previewRelease);
  const propose = useAct(releaseOperations.proposeRelease);

  async function ask(event: FormEvent) {
    event.preventDefault();
    const answer = await preview.run({ body: selectionOf(draft, partner) });
    if (answer === undefined) return;
    setPreviewed(answer);
    announce(m.release.previewTitle);
    window.scrollTo(0, 0);
  }

  async function send() {
    const answer = await propose.run({ body: proposalOf(draft, partner) });
    if (answer === undefined) return;
    announce(answer.result.state === "made" ? m.release.made : m.release.proposed);
    goTo(address(["releases", answer.result.release]));
  }

  const refusal = propose.problem?.problem.violations;
  return (
    <Page title={m.release.title} lead={m.release.lead}>
      {previewed === undefined ? (
        <form onSubmit={(event) => void ask(event)}>
          <div className="stack">
            <ReleaseForm draft={draft} change={(next) => setDraft((now) => ({ ...now, ...next }))} />
            <Problem of={preview.problem} />
            <div>
              <button type="submit" className="button" disabled={preview.busy || draft.products.length === 0}>
                {m.release.preview}
              </button>
            </div>
          </div>
        </form>
      ) : (
        <div className="stack">
          {refusal === undefined ? <Preview of={previewed} draft={draft} /> : null}
          <Problem of={propose.problem} />
          {refusal === undefined ? null : (
            <p>
              {m.release.recorded} <a href={address(["refusals"])}>{m.lists.refusals}</a>
            </p>
          )}
          <div className="row">
            {refusal === undefined ? (
              <button type="button" className="button" disabled={propose.busy} onClick={() => void send()}>
                {refuses(previewed) ? m.release.proposeRefused : m.release.propose}
              </button>
            ) : null}
            <button
              type="button"
              className="button quiet"
              onClick={() => {
                propose.clear();
                setPreviewed(undefined);
              }}
            >
              {m.release.change}
            </button>
            {refusal === undefined && refuses(previewed) ? (
              <span className="small soft">{m.release.proposeRefusedHelp}</span>
            ) : null}
          </div>
        </div>
      )}
    </Page>
  );
}

const refuses = ({ groups }: Previewed) => groups.some((group) => group.verdict === "refuse");
