import { useState } from "react";

/** Values of a form by name, what changes some of them, and what empties all. */
export function useValues<T extends object>(empty: T): readonly [T, (next: Partial<T>) => void, () => void] {
  const [values, setValues] = useState(empty);
  return [values, (next) => setValues((now) => ({ ...now, ...next })), () => setValues(empty)];
}
