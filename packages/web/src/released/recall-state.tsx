import { useLanguage } from "../language/language.tsx";

const looks = { executed: "good", pending: "warn", overdue: "mark bad" } as const;

export function RecallState({ state }: { readonly state: keyof typeof looks }) {
  const { m } = useLanguage();
  return <span className={looks[state]}>{m.lists.recallStates[state]}</span>;
}
