import { useLanguage } from "../language/language.tsx";

/** A due date, and in words whether it has passed. */
export function DueDate({ day, isOverdue }: { readonly day: string; readonly isOverdue: boolean }) {
  const { m, f } = useLanguage();
  return (
    <>
      {f.date(day)}
      {isOverdue ? (
        <>
          {" "}
          <span className="mark bad">{m.disclosures.overdue}</span>
        </>
      ) : null}
    </>
  );
}
