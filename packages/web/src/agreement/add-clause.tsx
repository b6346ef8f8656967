import type { ClauseKindView } from "@entente/api";
import { useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { Field } from "../ui/field.tsx";
import { Fold } from "../ui/fold.tsx";
import { Line } from "../ui/inputs.tsx";
import type { Json } from "./document.ts";
import { blank, type DraftClause } from "./drafting.ts";

/** A new clause of a kind, under a number that no other has. It begins empty: the node says what it still lacks. */
export function AddClause(props: {
  readonly kinds: readonly ClauseKindView[];
  readonly used: readonly string[];
  add(clause: DraftClause): void;
}) {
  const { m, f } = useLanguage();
  const words = m.agreementForms;
  const { kinds, used, add } = props;
  const nameOf = (kind: string) => words.kinds[kind] ?? kind;
  const sorted = kinds.toSorted((a, b) => nameOf(a.kind).localeCompare(nameOf(b.kind)));
  const [kind, setKind] = useState(sorted[0]?.kind ?? "");
  const [id, setId] = useState("");
  const schema = kinds.find((one) => one.kind === kind)?.params;
  return (
    <Fold title={words.add}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (schema === undefined || used.includes(id)) return;
          const name = {
            en: f.start({ en: nameOf(kind), fr: nameOf(kind) }),
            fr: f.start({ en: nameOf(kind), fr: nameOf(kind) }),
          };
          add({ id, kind, title: name, text: { en: "", fr: "" }, params: blank(schema as Json) as Json });
          setId("");
        }}
      >
        <Field label={words.addKind}>
          {(ids) => (
            <select {...ids} value={kind} onChange={({ target }) => setKind(target.value)}>
              {sorted.map((one) => (
                <option key={one.kind} value={one.kind}>
                  {nameOf(one.kind)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Line
          label={words.addId}
          help={words.addHelp}
          pattern="[0-9]+(\.[0-9]+)*[a-z]?"
          most={20}
          aria-invalid={used.includes(id)}
          value={id}
          change={(value) => setId(value.trim())}
        />
        <div className="row">
          <button type="submit" className="button quiet">
            {words.add}
          </button>
        </div>
      </form>
    </Fold>
  );
}
