import { useLanguage } from "../language/language.tsx";
import { hasFailed, isAllGood, type Step } from "./step.ts";

const MARKS = { good: "good", bad: "bad", open: "warn" } as const;

type StepsProps = {
  readonly steps: readonly Step[];
  /** What is said of all of them, and of single findings, where the words of a liaison log do not fit. */
  readonly outcomes?: Readonly<Record<"proven" | "failed" | "partly", string>>;
  readonly codes?: Readonly<Record<string, string>>;
};

/** What came of each step, in words; the outcome of all of them first. */
export function StepsList({ steps, outcomes, codes = {} }: StepsProps) {
  const { m } = useLanguage();
  const words = m.verifying;
  const all = outcomes ?? words;
  const [look, said] = isAllGood(steps)
    ? ["is-good", all.proven]
    : hasFailed(steps)
      ? ["is-bad", all.failed]
      : ["", all.partly];
  return (
    <>
      <p className={`notice ${look}`} role={look === "is-bad" ? "alert" : "status"}>
        <strong>{said}</strong>
      </p>
      <ol className="proof-steps">
        {steps.map((one) => (
          <li key={one.name}>
            <span className={`mark ${MARKS[one.state]}`}>{words.states[one.state]}</span>
            <div>
              <h3>{words.steps[one.name]}</h3>
              <p>{codes[one.code] ?? words.codes[one.code]}</p>
              <Figures of={one} />
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

function Figures({ of }: { readonly of: Step }) {
  const { m, f } = useLanguage();
  const { size, before, time, detail } = of;
  const said = [
    size === undefined
      ? undefined
      : before === undefined || before === size
        ? m.verifying.head(f.number(size))
        : m.verifying.grown(f.number(before), f.number(size)),
    time === undefined ? undefined : m.verifying.cosigned(f.time(new Date(time * 1000).toISOString())),
  ].filter((one) => one !== undefined);
  return (
    <>
      {said.length === 0 ? null : <p className="small soft">{said.join(" ")}</p>}
      {detail === undefined ? null : (
        <p className="digest">
          <bdi>{detail}</bdi>
        </p>
      )}
    </>
  );
}
