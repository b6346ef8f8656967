import type { AnswerOf, incidentOperations } from "@entente/api";
import type { Reading } from "../data/use-read.ts";
import { Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { ErrorSheet } from "./error-sheet.tsx";

type Errors = AnswerOf<typeof incidentOperations.listErrors>;

/** Errors that people recorded, newest first; what is still to be done about one stands open. */
export function RecordedErrors(props: {
  readonly of: Reading<Errors>;
  readonly title: string;
  readonly none: string;
}) {
  const { of, title, none } = props;
  return (
    <Ready of={of}>
      {({ items }) => (
        <Sheet title={title}>
          {items.length === 0 ? <p className="soft">{none}</p> : null}
          {items.map((one) => (
            <ErrorSheet key={one.id} of={one} again={of.again} />
          ))}
        </Sheet>
      )}
    </Ready>
  );
}
