import { useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { startOf } from "../ui/written.ts";
import { linesOf } from "./lines.ts";

type Marks = {
  readonly id?: string;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: boolean;
  readonly "data-fault"?: boolean;
};

/** Codes, one a line; what is written is kept as it was written, and told without empty lines. */
export function LinesInput({
  value,
  change,
  ...marks
}: Marks & { readonly value: readonly string[]; change(value: readonly string[]): void }) {
  const [text, setText] = useState(value.join("\n"));
  return (
    <textarea
      {...marks}
      rows={Math.min(8, Math.max(2, value.length + 1))}
      spellCheck={false}
      value={text}
      onChange={({ target }) => {
        setText(target.value);
        change(linesOf(target.value));
      }}
    />
  );
}

const UNITS = ["D", "H", "M"] as const;
type Unit = (typeof UNITS)[number];

/** `P365D`, `PT8H`, `PT30M`: the only forms of a duration in an agreement. */
export function DurationInput({
  value,
  change,
  ...marks
}: Marks & { readonly value: string; change(value: string): void }) {
  const { m } = useLanguage();
  const words = m.agreementForms;
  const count = /\d+/.exec(value)?.[0] ?? "";
  const unit = UNITS.find((one) => value.endsWith(one)) ?? "D";
  const written = (amount: string, of: Unit) => change(`P${of === "D" ? "" : "T"}${amount}${of}`);
  return (
    <div className="accord-duration">
      <input
        {...marks}
        type="number"
        min={1}
        step={1}
        aria-label={words.amount}
        value={count}
        onChange={({ target }) => written(target.value.replace(/\D/g, ""), unit)}
      />
      <select
        aria-label={words.unit}
        value={unit}
        onChange={({ target }) => written(count, target.value as Unit)}
      >
        {UNITS.map((one) => (
          <option key={one} value={one}>
            {words.units[one]}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A moment by its day. The hour it had stays until another day is chosen: days begin at midnight UTC. */
export function TimeInput({
  value,
  change,
  ...marks
}: Marks & { readonly value: string; change(value: string): void }) {
  return (
    <input
      {...marks}
      type="date"
      value={value.slice(0, 10)}
      onChange={({ target }) => change(target.value === "" ? "" : startOf(target.value))}
    />
  );
}
