import { type ReactNode, useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { Field } from "../ui/field.tsx";

/** What the node takes at least. */
export const MIN_PASSWORD = 12;

export type NewPassword = {
  readonly value: string;
  /** Both fields hold the same, and enough of it. */
  readonly ready: boolean;
  readonly fields: ReactNode;
  clear(): void;
};

/** A new password, typed twice. */
export function useNewPassword(): NewPassword {
  const { m } = useLanguage();
  const [value, setValue] = useState("");
  const [again, setAgain] = useState("");
  const differ = again !== "" && again !== value;
  const input = (label: string, text: string, set: (text: string) => void) => (
    <Field label={label}>
      {(ids) => (
        <input
          {...ids}
          type="password"
          autoComplete="new-password"
          required
          minLength={MIN_PASSWORD}
          maxLength={256}
          value={text}
          onChange={(event) => set(event.target.value)}
        />
      )}
    </Field>
  );
  return {
    value,
    ready: value.length >= MIN_PASSWORD && value === again,
    clear() {
      setValue("");
      setAgain("");
    },
    fields: (
      <>
        {input(m.account.next, value, setValue)}
        {input(m.account.again, again, setAgain)}
        {differ ? (
          <p className="small bad" role="alert">
            {m.account.differ}
          </p>
        ) : null}
      </>
    ),
  };
}
