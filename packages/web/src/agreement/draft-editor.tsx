import {
  type AgreementJson,
  agreementOperations,
  type ClauseView,
  type DraftCheck,
  type ProblemError,
} from "@entente/api";
import { useEffect, useRef, useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { Fold } from "../ui/fold.tsx";
import { Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { AddClause } from "./add-clause.tsx";
import { Changes } from "./changes.tsx";
import { ClauseEditor } from "./clause-editor.tsx";
import { clausesOf, compareIds, type DraftClause, inForm, withClauses } from "./drafting.ts";
import { Trial } from "./trial.tsx";

type Props = {
  readonly title: string;
  readonly lead: string;
  readonly start: AgreementJson;
  /** What it is compared with; a draft from a template has nothing before it. */
  readonly before: { readonly hash: string; readonly clauses: readonly ClauseView[] } | undefined;
  readonly send: string;
  /** What happens next. */
  readonly next: string;
  readonly acting: { readonly busy: boolean; readonly problem: ProblemError | undefined };
  run(draft: AgreementJson): Promise<void>;
};

/** So long after the last keystroke the node is asked what the draft says. */
const PAUSE_MS = 500;

/** Clauses changed one by one; the node reads along and says what they mean, or which field is at fault. */
export function DraftEditor({ title, lead, start, before, send, next, acting, run }: Props) {
  const { m, f } = useLanguage();
  const words = m.agreementForms;
  const { partner } = useRelation();
  const kinds = useRead(agreementOperations.listClauseKinds, {}).answer?.kinds;
  const first = clausesOf(start);
  const [clauses, setClauses] = useState<readonly DraftClause[]>(first);
  const check = useAct(agreementOperations.checkDraft);
  const [checked, setChecked] = useState<{ readonly of: string; readonly found: DraftCheck }>();
  const draft = kinds === undefined ? undefined : inForm(withClauses(start, clauses), kinds);
  const asked = draft === undefined ? "" : JSON.stringify(draft);
  const latest = useRef(asked);
  latest.current = asked;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text of the draft stands for it
  useEffect(() => {
    if (draft === undefined) return;
    const timer = setTimeout(async () => {
      const body = { document: draft, ...(before === undefined ? {} : { before: before.hash }) };
      const found = await check.run({ params: { partner }, body });
      if (found !== undefined && latest.current === asked) setChecked({ of: asked, found });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [asked, partner]);
  if (draft === undefined || kinds === undefined) return <p className="soft">{m.loading}…</p>;
  const found = checked?.found;
  const current = checked?.of === asked;
  const worst = found?.problems[0];
  const fault = worst === undefined ? undefined : { ...worst, detail: f.name(worst.detail) };
  const ids = clausesOf(draft).map(({ id }) => id);
  const taken = first.filter(({ id }) => !clauses.some((one) => one.id === id));
  const shown = [...clauses, ...taken].toSorted((a, b) => compareIds(a.id, b.id));
  /** The pointer of a fault below one clause: its own member at fault. */
  const faultOf = (id: string) => {
    const at = `/clauses/${ids.indexOf(id)}`;
    return fault !== undefined && (fault.pointer === at || fault.pointer.startsWith(`${at}/`))
      ? { pointer: fault.pointer.slice(at.length), detail: fault.detail }
      : undefined;
  };
  const placed = fault !== undefined && clauses.some(({ id }) => faultOf(id) !== undefined);
  const ready = current && fault === undefined && found?.hash !== undefined;
  const changed = before === undefined || JSON.stringify(clauses) !== JSON.stringify(first);
  return (
    <div className="stack">
      <Sheet title={title}>
        <div className="stack tight">
          <p className="soft">{lead}</p>
          <ul className="accord-edits">
            {shown.map((clause) => {
              const original = first.find(({ id }) => id === clause.id);
              const gone = !clauses.includes(clause);
              return (
                <ClauseEditor
                  key={clause.id}
                  clause={clause}
                  gone={gone}
                  changed={original !== undefined && JSON.stringify(original) !== JSON.stringify(clause)}
                  schema={kinds.find(({ kind }) => kind === clause.kind)?.params}
                  sentence={found?.clauses.find(({ id }) => id === clause.id)?.sentence}
                  document={draft}
                  fault={faultOf(clause.id)}
                  change={(other) => setClauses(clauses.map((one) => (one.id === clause.id ? other : one)))}
                  remove={() => setClauses(clauses.filter(({ id }) => id !== clause.id))}
                  restore={
                    original === undefined
                      ? undefined
                      : () => setClauses([...clauses.filter(({ id }) => id !== clause.id), original])
                  }
                />
              );
            })}
          </ul>
        </div>
      </Sheet>
      <AddClause
        kinds={kinds}
        used={[...ids, ...taken.map(({ id }) => id)]}
        add={(clause) => setClauses([...clauses, clause])}
      />
      {before === undefined ? null : changed && found?.diff !== undefined && found.before !== undefined ? (
        <Fold title={words.yourChanges} open>
          <Changes of={{ before: found.before, after: { clauses: found.clauses }, diff: found.diff }} />
        </Fold>
      ) : changed ? null : (
        <p className="soft">{words.unchanged}</p>
      )}
      {found?.hash === undefined ? null : (
        <Fold title={m.agreements.trial.title}>
          <Trial under={{ document: draft }} document={draft} bare />
        </Fold>
      )}
      <div className="accord-sticky stack tight">
        <Problem of={acting.problem ?? check.problem} />
        <div role="status">
          {!current ? (
            <p className="soft">{words.checking}…</p>
          ) : fault === undefined ? (
            <p className="good">{words.fine}</p>
          ) : (
            <>
              <p className="bad">
                <strong>{words.faults}</strong>
              </p>
              <p>
                <bdi>{fault.detail}</bdi>{" "}
                {placed ? (
                  <button type="button" className="plain-button" onClick={goToFault}>
                    {words.goFault}
                  </button>
                ) : null}
              </p>
            </>
          )}
        </div>
        <div className="row">
          <button
            type="button"
            className="button"
            disabled={!ready || !changed || acting.busy}
            onClick={() => void run(draft)}
          >
            {send}
          </button>
          <span className="small soft">{next}</span>
        </div>
      </div>
    </div>
  );
}

/** The field at fault says so; its clause may have to be opened first. */
function goToFault(): void {
  const field = document.querySelector<HTMLElement>('[data-fault="true"]');
  const folded = field?.closest("details");
  if (folded !== null && folded !== undefined) folded.open = true;
  const input = document.querySelector<HTMLElement>('[aria-invalid="true"]') ?? field;
  input?.focus();
  input?.scrollIntoView({ block: "center" });
}
