import { Line } from "../ui/inputs.tsx";

type Props = {
  readonly label: string;
  readonly value: string;
  /** Codes that were used before; others may be written. */
  readonly known: readonly string[];
  change(value: string): void;
};

/** A code that may be left out. Its form is the API's: letters, digits and `+:._-`. */
export function CodeField({ known, change, ...given }: Props) {
  return (
    <Line
      {...given}
      optional
      most={64}
      pattern="[A-Za-z0-9][A-Za-z0-9+:._\-]*"
      spellCheck={false}
      known={known.map((code) => ({ code }))}
      change={(code) => change(code.trim())}
    />
  );
}
