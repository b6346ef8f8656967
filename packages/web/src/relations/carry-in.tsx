import { type AnswerOf, type ProblemError, relationOperations } from "@entente/api";
import { useState } from "react";
import { failureOf } from "../data/failure.ts";
import { sendFile } from "../data/send-file.ts";
import { useLanguage } from "../language/language.tsx";
import { Field } from "../ui/field.tsx";
import { Fact } from "../ui/figure.tsx";
import { Sheet } from "../ui/page.tsx";
import { Party } from "../ui/party.tsx";
import { Problem } from "../ui/problem.tsx";

type Taken = AnswerOf<typeof relationOperations.carryIn>;
type Going = { readonly sent: number; readonly of: number };

const megabytes = (bytes: number) => Math.round(bytes / 100_000) / 10;

/** A partner's file goes to the node; what was new, old, repeated and missing comes back. */
export function CarryIn() {
  const { m, f } = useLanguage();
  const words = m.carrying;
  const [file, setFile] = useState<File>();
  const [going, setGoing] = useState<Going>();
  const [told, setTold] = useState<{ taken?: Taken; problem?: ProblemError }>({});
  const take = async () => {
    if (file === undefined || going !== undefined) return;
    setTold({});
    setGoing({ sent: 0, of: file.size });
    const { path, raw } = relationOperations.carryIn;
    try {
      const taken = await sendFile<Taken>(path, raw?.accepts[0] ?? "", file, (sent) =>
        setGoing({ sent, of: file.size }),
      );
      setTold({ taken });
    } catch (error) {
      setTold({ problem: failureOf(error) });
    } finally {
      setGoing(undefined);
    }
  };
  return (
    <Sheet title={words.in}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void take();
        }}
      >
        <p className="soft">{words.inLead}</p>
        <Field label={words.file}>
          {(ids) => (
            <input {...ids} type="file" onChange={(event) => setFile(event.target.files?.[0] ?? undefined)} />
          )}
        </Field>
        <p>
          <button type="submit" className="button" aria-disabled={file === undefined || going !== undefined}>
            {words.take}
          </button>
        </p>
        {going === undefined ? null : (
          <div role="status">
            <progress className="carry-progress" value={going.sent} max={going.of} aria-label={words.take} />
            <p className="small soft">
              {going.sent < going.of
                ? words.sending(f.number(megabytes(going.sent)), f.number(megabytes(going.of)))
                : words.reading}
            </p>
          </div>
        )}
        <Problem of={told.problem} />
        {told.taken === undefined ? null : <Report taken={told.taken} />}
      </form>
    </Sheet>
  );
}

function Report({ taken }: { readonly taken: Taken }) {
  const { m, f } = useLanguage();
  const words = m.carrying;
  const { from, applied, alreadyHad, blobs, missingFrom, cosigned, published, problems } = taken;
  return (
    <div
      role="status"
      className={`notice ${problems.length > 0 || missingFrom !== undefined ? "is-warn" : "is-good"}`}
    >
      <dl className="facts">
        <Fact term={words.from_}>
          <Party id={from} />
        </Fact>
        <Fact term={words.applied}>{f.number(applied)}</Fact>
        <Fact term={words.had}>{f.number(alreadyHad)}</Fact>
        <Fact term={words.blobs}>{f.number(blobs)}</Fact>
        <Fact term={words.missing}>
          {missingFrom === undefined ? words.nothingMissing : words.missingFrom(f.number(missingFrom))}
        </Fact>
        <Fact term={words.problems}>
          {problems.length === 0 ? (
            words.none
          ) : (
            <ul>
              {problems.slice(0, 50).map((problem) => (
                <li key={problem}>
                  <bdi>{problem}</bdi>
                </li>
              ))}
            </ul>
          )}
        </Fact>
      </dl>
      {cosigned === undefined ? null : <p>{words.cosigned(f.number(cosigned))}</p>}
      {published === undefined ? null : <p>{words.published(f.number(published))}</p>}
    </div>
  );
}
