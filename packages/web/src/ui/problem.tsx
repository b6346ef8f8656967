import type { ProblemError } from "@entente/api";
import { useFirstLanguage } from "../language/language.tsx";
import { Violations } from "./violations.tsx";

/** A failure in the words of its problem document; a refusal clause by clause. */
export function Problem(props: {
  readonly of: ProblemError | undefined;
  /** The agreement whose clauses a refusal names: each then leads to its words. */
  readonly agreement?: string | undefined;
  again?(): void;
}) {
  const { m } = useFirstLanguage();
  const { of: error, agreement, again } = props;
  if (error === undefined) return null;
  const { title, detail, pointer, violations, errorId } = error.problem;
  return (
    <div className="notice is-bad" role="alert">
      <h2>
        {error.status === 0 ? (
          m.failure.title
        ) : error.status === 403 ? (
          m.failure.forbidden
        ) : (
          <bdi>{title}</bdi>
        )}
      </h2>
      {error.status === 0 ? <p>{m.failure.unreachable}</p> : null}
      {detail === undefined ? null : (
        <p>
          <bdi>{detail}</bdi>
        </p>
      )}
      {typeof errorId === "string" ? <p className="digest">{errorId}</p> : null}
      {pointer === undefined ? null : <p className="small">{m.failure.at(pointer)}</p>}
      {violations === undefined || violations.length === 0 ? null : (
        <Violations of={violations} agreement={agreement} />
      )}
      {again === undefined || error.status === 403 ? null : (
        <p>
          <button type="button" className="button quiet" onClick={again}>
            {m.failure.again}
          </button>
        </p>
      )}
    </div>
  );
}
