import type { AnswerOf, incidentOperations } from "@entente/api";
import { useLanguage } from "../language/language.tsx";
import { spanText } from "./span-text.ts";

type Asked = AnswerOf<typeof incidentOperations.listErrors>["notice"];

/** What the agreement in force asks when something went wrong: whom to tell, and how soon. */
export function Notice({ of }: { readonly of: Asked }) {
  const { m, language } = useLanguage();
  const w = m.overseer;
  if (of === undefined) return <p className="small soft">{w.noNotice}</p>;
  const within = (span: string) => spanText(span, language);
  return (
    <p className="small soft">
      {w.notice(of.clause, within(of.notifyWithin), within(of.reportWithin))}{" "}
      {of.toOversight ? w.toOversight : null}
    </p>
  );
}
