import type { AgreementComparison, ClauseView } from "@entente/api";
import { useLanguage } from "../language/language.tsx";
import { type ClauseChange, Redline } from "../pictures/redline.tsx";
import { TextDiff } from "../pictures/text-diff.tsx";
import { Cut } from "../ui/cut.tsx";
import { Sheet } from "../ui/page.tsx";
import { clauseAddress } from "./clause-text.tsx";
import { type ClausePair, clausePairs, isChanged, restChanges, textOfClause } from "./redline.ts";

type Compared = Pick<AgreementComparison, "diff"> & {
  readonly before: Pick<AgreementComparison["before"], "clauses">;
  readonly after: Pick<AgreementComparison["after"], "clauses">;
};

/** What one document changes of another: clause by clause in the reader's language, then everything outside. */
export function Changes({ of, at }: { readonly of: Compared; readonly at?: readonly string[] | undefined }) {
  const { m, language } = useLanguage();
  const words = m.agreements.changes;
  const pairs = clausePairs(of.before.clauses, of.after.clauses, of.diff, language);
  const rest = restChanges(of.diff);
  const alike = (id: string) =>
    pairs.some(
      (pair) => pair.id === id && pair.before?.sentence[language] === pair.after?.sentence[language],
    );
  /** Where two sentences read alike over parameters that differ, the parameters themselves are shown. */
  const sentenceOf = ({ id, sentence }: ClauseView, side: "before" | "after") => {
    const params = of.diff.changed.find((change) => change.id === id)?.params ?? [];
    const raw = params.map((change) => `${change.path} ${JSON.stringify(change[side] ?? null)}`);
    return alike(id) ? `${sentence[language]} [${raw.join("; ")}]` : sentence[language];
  };
  const changes = pairs.map((pair): ClauseChange => {
    const { id, title, before, after } = pair;
    const was = textOfClause(before, after, language);
    const is = textOfClause(after, before, language);
    // Its words are the same and its rules are not: the sentences are what is compared.
    const byRules = pair.rules && !pair.words;
    return {
      clause: id,
      title,
      ...(before === undefined ? {} : { before: byRules ? sentenceOf(before, "before") : was }),
      ...(after === undefined ? {} : { after: byRules ? sentenceOf(after, "after") : is }),
      ...(at === undefined || after === undefined ? {} : { href: clauseAddress(at, id) }),
      ...(pair.rules && !byRules ? { note: <Meaning of={pair} /> } : {}),
    };
  });
  return (
    <div className="stack">
      <Sheet title={words.clauses}>
        <div className="stack tight">
          {pairs.some(isChanged) ? (
            <p className="small soft">{words.texts(m.agreements.languageNames[language] ?? language)}</p>
          ) : null}
          <Redline changes={changes} />
        </div>
      </Sheet>
      {rest.length === 0 ? null : (
        <Sheet title={words.rest}>
          <ul className="stack">
            {rest.map(({ path, member, added, removed, before, after }) => (
              <li key={path}>
                <strong>{words.members[member] ?? member}</strong>{" "}
                <span className="small soft mono">
                  <Cut text={path} />
                </span>
                {added.length === 0 ? null : (
                  <p>
                    {words.added} <Cut text={added.join(", ")} most={400} />
                  </p>
                )}
                {removed.length === 0 ? null : (
                  <p>
                    {words.removed} <Cut text={removed.join(", ")} most={400} />
                  </p>
                )}
                {before === undefined && after === undefined ? null : (
                  <TextDiff
                    before={before ?? words.absent}
                    after={after ?? words.absent}
                    beforeLabel={words.was}
                    afterLabel={words.is}
                    mode="words"
                  />
                )}
              </li>
            ))}
          </ul>
        </Sheet>
      )}
    </div>
  );
}

/** What the parameters of a clause meant, and mean now. */
function Meaning({ of: { before, after } }: { readonly of: ClausePair }) {
  const { m, f } = useLanguage();
  const words = m.agreements.changes;
  if (before === undefined || after === undefined) {
    const only = before ?? after;
    return only === undefined ? null : (
      <p>
        {m.clauses.meaning} <bdi>{f.name(only.sentence)}</bdi>
      </p>
    );
  }
  return (
    <TextDiff
      before={f.name(before.sentence)}
      after={f.name(after.sentence)}
      beforeLabel={words.was}
      afterLabel={words.is}
      mode="words"
    />
  );
}
