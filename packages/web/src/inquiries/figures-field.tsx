import { useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { Choice } from "../ui/choices.tsx";
import { Line } from "../ui/inputs.tsx";
import type { Figure } from "./finding-draft.ts";

const UNITS = ["records", "events", "identifiers", "persons", "targets", "orders", "unstated"] as const;
const SENSES = [
  "collected_by",
  "collected_at",
  "provided_by",
  "received_by",
  "caller",
  "callee",
  "person",
  "unspecified",
] as const;
const BASES = ["counted", "estimated"] as const;
const EMPTY = { value: "", period: "" };

type Props = { readonly figures: readonly Figure[]; change(figures: readonly Figure[]): void };

/** Each figure with everything without which it says little; one is written, added, and the next can follow. */
export function FiguresField({ figures, change }: Props) {
  const { m } = useLanguage();
  const w = m.inquiries;
  const [said, setSaid] = useState(EMPTY);
  const [unit, setUnit] = useState<(typeof UNITS)[number]>("records");
  const [sense, setSense] = useState<(typeof SENSES)[number]>("unspecified");
  const [basis, setBasis] = useState<(typeof BASES)[number]>("counted");
  const isNumber = /^\d{1,18}(\.\d{1,6})?$/.test(said.value);
  const add = () => {
    const period = said.period.trim();
    change([...figures, { value: said.value, unit, sense, basis, ...(period === "" ? {} : { period }) }]);
    setSaid(EMPTY);
  };
  return (
    <fieldset className="field">
      <legend>{w.figures}</legend>
      <p className="small soft">{w.figuresHelp}</p>
      {figures.length === 0 ? null : (
        <ul>
          {figures.map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two figures may be the same, and none is moved
            <li key={at}>
              {[
                one.value,
                one.unit === undefined ? "" : m.dockets.units[one.unit],
                one.period ?? "",
                one.sense === undefined ? "" : m.dockets.senses[one.sense],
                one.basis === undefined ? "" : w.bases[one.basis],
              ]
                .filter((each) => each !== "")
                .join(", ")}{" "}
              <button
                type="button"
                className="plain-button"
                onClick={() => change(figures.filter((_, n) => n !== at))}
              >
                {m.dockets.remove}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="fields">
        <Line
          label={w.figure}
          help={w.figureHelp}
          required={false}
          inputMode="decimal"
          value={said.value}
          change={(next) => setSaid({ ...said, value: next })}
        />
        <Choice label={w.unit} value={unit} codes={UNITS} names={m.dockets.units} change={setUnit} />
        <Line
          label={w.period}
          required={false}
          most={200}
          value={said.period}
          change={(value) => setSaid({ ...said, period: value })}
        />
        <Choice label={w.sense} value={sense} codes={SENSES} names={m.dockets.senses} change={setSense} />
        <Choice label={w.counted} value={basis} codes={BASES} names={w.bases} change={setBasis} />
      </div>
      <div className="row">
        <button type="button" className="button quiet" disabled={!isNumber} onClick={add}>
          {w.addFigure}
        </button>
      </div>
    </fieldset>
  );
}
