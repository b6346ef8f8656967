import { useLanguage } from "../language/language.tsx";
import { OneOf, optionsOf } from "./choices.tsx";

/** The reason of an act, from the closed list that a log may hold; none is chosen beforehand. */
export function ReasonField<T extends string>(props: {
  readonly codes: readonly T[];
  readonly names: Readonly<Record<NoInfer<T>, string>>;
  readonly value: NoInfer<T> | "";
  change(value: NoInfer<T> | ""): void;
}) {
  const { m } = useLanguage();
  const { codes, names, value, change } = props;
  return (
    <OneOf
      label={m.proposal.reason}
      help={m.proposal.reasonHelp}
      unchosen={m.proposal.reasonChoose}
      options={optionsOf(codes, names)}
      value={value}
      change={change}
      at="reason"
    />
  );
}
