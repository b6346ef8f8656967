import type { ReactNode } from "react";
import { useLanguage } from "../language/language.tsx";
import { Check, Field } from "../ui/field.tsx";
import { isObject, type Json, listOf, textOf } from "./document.ts";
import { blank } from "./drafting.ts";
import type { Choices } from "./param-choices.ts";
import { type Fault, isAt, marks, Wrong } from "./param-faults.tsx";
import { DurationInput, LinesInput, TimeInput } from "./param-inputs.tsx";

type Props = {
  readonly schema: Json;
  readonly value: unknown;
  /** JSON pointer below the clause. */
  readonly path: string;
  readonly fault: Fault | undefined;
  readonly choices: Choices;
  /** The member's name; absent for the parameters as a whole. */
  readonly name?: string;
  change(value: unknown): void;
};

/** A field for what a schema describes: the form follows the rules of each kind and needs none of its own. */
export function ParamField(props: Props): ReactNode {
  const { schema, name = "" } = props;
  if ("const" in schema) return <Fixed {...props} />;
  if (schema.type === "object") return <Members {...props} />;
  if (schema.type === "array") {
    const items = isObject(schema.items) ? schema.items : {};
    if (items.type === "object") return <Entries {...props} items={items} />;
    return <Codes {...props} items={items} />;
  }
  if (schema.type === "boolean") return <Flag {...props} />;
  if (Array.isArray(schema.enum)) return <Choice {...props} options={schema.enum} />;
  const known = props.choices[name];
  if (known !== undefined) return <Choice {...props} options={known.map(({ code }) => code)} />;
  return <Written {...props} />;
}

function useName(): (name: string) => string {
  const { m } = useLanguage();
  return (name) => m.agreementForms.names[name] ?? name;
}

function Fixed({ name = "", schema }: Props) {
  const { m } = useLanguage();
  const nameOf = useName();
  const words = m.agreementForms;
  const value = schema.const;
  const said =
    typeof value === "boolean"
      ? value
        ? words.yes
        : words.no
      : (words.values[String(value)] ?? String(value));
  return (
    <p className="small soft">
      {nameOf(name)}
      {m.colon} {said} ({words.fixed})
    </p>
  );
}

function Members({ name, schema, value, path, fault, choices, change }: Props) {
  const { m } = useLanguage();
  const nameOf = useName();
  const held = isObject(value) ? value : {};
  const properties = isObject(schema.properties) ? schema.properties : {};
  const required = listOf(schema.required).map(textOf);
  const fields = Object.entries(properties).map(([member, inner]) => {
    const below = isObject(inner) ? inner : {};
    const field = (
      <ParamField
        key={member}
        schema={below}
        value={held[member]}
        path={`${path}/${member}`}
        name={member}
        fault={fault}
        choices={choices}
        change={(next) => change({ ...held, [member]: next })}
      />
    );
    if (required.includes(member)) return field;
    const stated = Object.hasOwn(held, member);
    return (
      <div key={member} className="stack tight">
        <Check
          label={`${nameOf(member)}${m.colon} ${m.agreementForms.stated}`}
          checked={stated}
          onChange={(on) => {
            const { [member]: _, ...rest } = held;
            change(on ? { ...held, [member]: blank(below) } : rest);
          }}
        />
        {stated ? field : null}
      </div>
    );
  });
  const inside = (
    <>
      <Wrong fault={fault} path={path} />
      {fields}
    </>
  );
  return name === undefined ? (
    <div className="stack tight">{inside}</div>
  ) : (
    <fieldset className="accord-group">
      <legend>{nameOf(name)}</legend>
      {inside}
    </fieldset>
  );
}

function Entries({
  name = "",
  value,
  path,
  fault,
  choices,
  change,
  items,
}: Props & { readonly items: Json }) {
  const { m } = useLanguage();
  const words = m.agreementForms;
  const nameOf = useName();
  const list = listOf(value);
  return (
    <fieldset className="accord-group">
      <legend>{nameOf(name)}</legend>
      <Wrong fault={fault} path={path} />
      {list.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no other name, and are edited in place
        <fieldset className="accord-group" key={at}>
          <legend>{words.entry(at + 1)}</legend>
          <ParamField
            schema={items}
            value={one}
            path={`${path}/${at}`}
            fault={fault}
            choices={choices}
            change={(next) => change(list.with(at, next))}
          />
          <div>
            <button
              type="button"
              className="plain-button"
              aria-label={`${words.remove}, ${words.entry(at + 1)}`}
              onClick={() => change(list.filter((_, other) => other !== at))}
            >
              {words.remove}
            </button>
          </div>
        </fieldset>
      ))}
      <div>
        <button type="button" className="plain-button" onClick={() => change([...list, blank(items)])}>
          {words.addEntry}
        </button>
      </div>
    </fieldset>
  );
}

function Codes({ name = "", value, path, fault, choices, change, items }: Props & { readonly items: Json }) {
  const { m, f } = useLanguage();
  const words = m.agreementForms;
  const nameOf = useName();
  const held = listOf(value).map(textOf);
  const known = Array.isArray(items.enum)
    ? items.enum.map((code) => ({ code: String(code), label: words.values[String(code)] ?? String(code) }))
    : choices[name]?.map((one) => ({ code: one.code, label: f.name(one.name) }));
  const below = fault?.pointer.startsWith(`${path}/`) ? { pointer: path, detail: fault.detail } : fault;
  if (known === undefined) {
    return (
      <Field label={nameOf(name)} help={words.listHelp}>
        {(ids) => (
          <>
            <LinesInput {...ids} {...marks({ fault: below, path })} value={held} change={change} />
            <Wrong fault={below} path={path} />
          </>
        )}
      </Field>
    );
  }
  // What stands there and is not among the choices stays, to be seen and taken out.
  const options = [
    ...known,
    ...held.filter((code) => !known.some((one) => one.code === code)).map((code) => ({ code, label: code })),
  ];
  return (
    <fieldset
      className="field"
      tabIndex={isAt(below, path) ? -1 : undefined}
      {...marks({ fault: below, path })}
    >
      <legend>{nameOf(name)}</legend>
      <div className="accord-choices">
        {options.map(({ code, label }) => (
          <Check
            key={code}
            label={<bdi>{label}</bdi>}
            checked={held.includes(code)}
            onChange={(on) => change(on ? [...held, code] : held.filter((one) => one !== code))}
          />
        ))}
      </div>
      <Wrong fault={below} path={path} />
    </fieldset>
  );
}

function Flag({ name = "", value, path, fault, change }: Props) {
  const nameOf = useName();
  return (
    <div>
      <Check label={nameOf(name)} checked={value === true} onChange={change} />
      <Wrong fault={fault} path={path} />
    </div>
  );
}

function Choice({
  name = "",
  value,
  path,
  fault,
  choices,
  change,
  options,
}: Props & { readonly options: readonly unknown[] }) {
  const { m, f } = useLanguage();
  const nameOf = useName();
  const said = (option: unknown) => {
    const term = choices[name]?.find(({ code }) => code === option);
    return term === undefined
      ? (m.agreementForms.values[String(option)] ?? String(option))
      : f.name(term.name);
  };
  const all = options.includes(value) ? options : [value, ...options];
  return (
    <Field label={nameOf(name)}>
      {(ids) => (
        <>
          <select
            {...ids}
            {...marks({ fault, path })}
            value={String(value)}
            onChange={({ target }) => change(all.find((one) => String(one) === target.value))}
          >
            {all.map((option) => (
              <option key={String(option)} value={String(option)}>
                {said(option)}
              </option>
            ))}
          </select>
          <Wrong fault={fault} path={path} />
        </>
      )}
    </Field>
  );
}

function Written({ name = "", schema, value, path, fault, change }: Props) {
  const nameOf = useName();
  const label = nameOf(name);
  const isDuration = typeof schema.pattern === "string" && schema.pattern.startsWith("^P(");
  if (isDuration)
    return (
      <fieldset className="field">
        <legend>{label}</legend>
        <DurationInput value={textOf(value)} change={change} {...marks({ fault, path })} />
        <Wrong fault={fault} path={path} />
      </fieldset>
    );
  return (
    <Field label={label}>
      {(ids) => (
        <>
          {schema.format === "date-time" ? (
            <TimeInput {...ids} {...marks({ fault, path })} value={textOf(value)} change={change} />
          ) : schema.type === "integer" ? (
            <input
              {...ids}
              {...marks({ fault, path })}
              type="number"
              step={1}
              value={typeof value === "number" ? value : ""}
              onChange={({ target }) => change(target.value === "" ? "" : Math.trunc(Number(target.value)))}
            />
          ) : (
            <input
              {...ids}
              {...marks({ fault, path })}
              value={textOf(value)}
              maxLength={20_000}
              spellCheck={false}
              onChange={({ target }) => change(target.value)}
            />
          )}
          <Wrong fault={fault} path={path} />
        </>
      )}
    </Field>
  );
}
