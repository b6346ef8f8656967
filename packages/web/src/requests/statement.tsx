import { useAgreement } from "../agreement/use-agreement.ts";
import { useLanguage } from "../language/language.tsx";
import { Check } from "../ui/field.tsx";

export type Statement = {
  readonly code: string;
  readonly text: { readonly en: string; readonly fr: string };
};

/** The statement that the agreement wants with each request and answer; undefined where it wants none. */
export function useStatement(): Statement | undefined {
  const agreement = useAgreement();
  const clause = agreement?.clauses.find(({ kind }) => kind === "no-circumvention");
  const clauses = agreement?.document?.clauses;
  if (clause === undefined || !Array.isArray(clauses)) return undefined;
  for (const one of clauses as readonly unknown[]) {
    const params =
      one !== null && typeof one === "object" && "params" in one && "id" in one ? one : undefined;
    if (params?.id !== clause.id) continue;
    const code = (params.params as { readonly statement?: unknown } | null)?.statement;
    if (typeof code === "string") return { code, text: clause.text };
  }
  return undefined;
}

/** Made with the act it stands under, or not: what is not ticked is not stated, and the clause refuses. */
export function StatementCheck(props: {
  readonly of: Statement | undefined;
  readonly made: boolean;
  change(made: boolean): void;
}) {
  const { m, f } = useLanguage();
  return props.of === undefined ? null : (
    <Check
      label={m.requests.statement}
      help={f.name(props.of.text)}
      checked={props.made}
      onChange={props.change}
    />
  );
}

/** The member of a request's body; empty when it was not made. */
export const stated = (of: Statement | undefined, made: boolean): { readonly statement?: string } =>
  of !== undefined && made ? { statement: of.code } : {};
