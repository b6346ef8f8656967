import type { AgreementDiff, ClauseView } from "@entente/api";
import type { Language } from "../language/formats.ts";

/** A clause of two documents, in one language: absent before, it is new; absent after, it was taken out. */
export type ClausePair = {
  readonly id: string;
  readonly title: string;
  readonly before: ClauseView | undefined;
  readonly after: ClauseView | undefined;
  /** Whether the words, the rules or both differ. */
  readonly words: boolean;
  readonly rules: boolean;
};

/** "2.10" stands after "2.9". */
const byId = (a: { readonly id: string }, b: { readonly id: string }) =>
  a.id.localeCompare(b.id, "en", { numeric: true });

/**
 * Every clause of either document, paired by id, in the order of their numbers. What differs is what the node's
 * comparison says, not what a sentence happens to show: two sets of parameters may read alike.
 */
export function clausePairs(
  before: readonly ClauseView[],
  after: readonly ClauseView[],
  diff: Pick<AgreementDiff, "changed">,
  language: Language,
): readonly ClausePair[] {
  const old = new Map(before.map((clause) => [clause.id, clause]));
  const young = new Map(after.map((clause) => [clause.id, clause]));
  const changed = new Map(diff.changed.map((change) => [change.id, change]));
  return [...new Set([...old.keys(), ...young.keys()])]
    .map((id) => {
      const [was, is] = [old.get(id), young.get(id)];
      const change = changed.get(id);
      return {
        id,
        title: (is ?? was)!.title[language],
        before: was,
        after: is,
        words: was === undefined || is === undefined || (change?.text.length ?? 0) > 0,
        rules: was === undefined || is === undefined || (change?.params.length ?? 0) > 0,
      };
    })
    .toSorted(byId);
}

export const isChanged = ({ words, rules }: ClausePair): boolean => words || rules;

/** The words of a clause with its title, when the title was changed too: as one text to compare. */
export function textOfClause(
  clause: ClauseView | undefined,
  other: ClauseView | undefined,
  language: Language,
): string | undefined {
  if (clause === undefined) return undefined;
  const title = clause.title[language];
  return other === undefined || other.title[language] === title
    ? clause.text[language]
    : `${title}. ${clause.text[language]}`;
}

export type RestChange = {
  readonly path: string;
  /** First member of the path: which part of the document. */
  readonly member: string;
  /** For lists: codes or ids that came and went. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** For anything else, its value as text. */
  readonly before: string | undefined;
  readonly after: string | undefined;
};

/** What every version changes of itself, and no reader asks about. */
const OWN = new Set(["version", "supersedes", "id", "spec", "type"]);

/** What differs outside the clauses, as a person reads it. */
export function restChanges(diff: Pick<AgreementDiff, "rest">): readonly RestChange[] {
  return diff.rest
    .map((change) => ({ ...change, member: change.path.split("/")[1] ?? "" }))
    .filter(({ member }) => !OWN.has(member))
    .map(({ path, member, before, after }) => {
      const lists = Array.isArray(before) || Array.isArray(after);
      const was = namesIn(before);
      const is = namesIn(after);
      const came = is.filter((name) => !was.includes(name));
      const went = was.filter((name) => !is.includes(name));
      const named = lists && came.length + went.length > 0;
      return {
        path,
        member,
        added: named ? came : [],
        removed: named ? went : [],
        before: named || before === undefined ? undefined : shown(before),
        after: named || after === undefined ? undefined : shown(after),
      };
    });
}

const shown = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

/** How the members of a list are called: by themselves, or by their code, kid or id. */
function namesIn(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.map((one: unknown) => {
    if (typeof one !== "object" || one === null) return String(one);
    const { code, kid, id } = one as Record<string, unknown>;
    return String(code ?? kid ?? id ?? JSON.stringify(one));
  });
}
