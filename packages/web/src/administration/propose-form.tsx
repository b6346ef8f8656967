import {
  type AccountView,
  accountOperations,
  administrationOperations,
  type Role,
  roles,
} from "@entente/api";
import { useId, useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { Check, Field } from "../ui/field.tsx";
import { Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { type Accounts, rightsOf } from "./use-accounts.ts";

type ProposeProps = { readonly of: AccountView; readonly people: Accounts; done(said: string): void };

const codesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(",")
      .map((each) => each.trim())
      .filter((each) => each !== ""),
  ),
];

/** Roles that no one person holds together with administrator. */
const APART: readonly Role[] = ["release-officer", "overseer"];

/** Proposes rights: each role says what it opens, and what is kept apart is said before the node refuses it. */
export function ProposeForm({ of, people, done }: ProposeProps) {
  const { m } = useLanguage();
  const w = m.administration.people;
  const status = useRead(administrationOperations.nodeStatus, {});
  const propose = useAct(accountOperations.proposeGrant);
  const held = rightsOf(of);
  const [chosen, setChosen] = useState<readonly Role[]>([]);
  const [level, setLevel] = useState<string>();
  const [units, setUnits] = useState("");
  const [signatory, setSignatory] = useState<string>();
  const levels = status.answer?.levels ?? [];
  const clearance = level ?? held.clearance ?? levels[0]?.code ?? "";
  const signs = chosen.includes("signatory");
  const together = [...held.roles, ...chosen];
  const isApart = together.includes("administrator") && together.some((role) => APART.includes(role));
  const send = async () => {
    const body = {
      roles: [...chosen],
      clearance,
      units: codesIn(units),
      ...(signs && signatory !== undefined ? { signatory } : {}),
    };
    const acted = await propose.run({ params: { account: of.account }, body });
    if (acted === undefined) return;
    setChosen([]);
    done(w.proposedDone);
  };
  return (
    <Sheet title={w.propose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Problem of={propose.problem} />
        <fieldset className="field">
          <legend>{w.roles}</legend>
          <div className="role-choice">
            {roles.map((role) => (
              <Check
                key={role}
                label={m.signIn.roles[role] ?? role}
                help={m.account.roleHelp[role]}
                checked={chosen.includes(role)}
                onChange={(on) =>
                  setChosen(roles.filter((each) => (each === role ? on : chosen.includes(each))))
                }
              />
            ))}
          </div>
        </fieldset>
        {isApart ? (
          <p className="notice is-warn" role="alert">
            {w.apart}
          </p>
        ) : null}
        <div className="fields desk-fields">
          <Field label={w.clearance} help={w.clearanceHelp}>
            {(ids) => (
              <select {...ids} value={clearance} onChange={(event) => setLevel(event.target.value)}>
                {levels.map(({ code, names }) => (
                  <option key={code} value={code}>
                    {names[0] === undefined ? code : `${code} (${names[0]})`}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Units value={units} set={setUnits} known={knownUnits(people, status.answer?.units ?? [])} />
        </div>
        {signs ? <SigningKey value={signatory} set={setSignatory} /> : null}
        <div>
          <button
            type="submit"
            className="button"
            disabled={propose.busy || chosen.length === 0 || isApart || (signs && signatory === undefined)}
          >
            {w.proposeDo}
          </button>
        </div>
      </form>
    </Sheet>
  );
}

const knownUnits = (people: Accounts, named: readonly string[]) => [
  ...new Set([...named, ...(people.answer?.accounts ?? []).flatMap((account) => rightsOf(account).units)]),
];

function Units(props: {
  readonly value: string;
  readonly known: readonly string[];
  set(text: string): void;
}) {
  const { m } = useLanguage();
  const list = useId();
  const w = m.administration.people;
  return (
    <Field label={w.units} help={w.unitsHelp}>
      {(ids) => (
        <>
          <input
            {...ids}
            list={list}
            autoComplete="off"
            value={props.value}
            onChange={(event) => props.set(event.target.value)}
          />
          <datalist id={list}>
            {props.known.map((unit) => (
              <option key={unit} value={unit} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}

function SigningKey(props: { readonly value: string | undefined; set(kid: string): void }) {
  const { m } = useLanguage();
  const w = m.administration.people;
  const reading = useRead(administrationOperations.nodeKeys, {});
  const keys = reading.answer?.keys.filter(({ role, state }) => role === "signatory" && state === "in-force");
  if (keys?.length === 0) return <p className="notice is-warn">{w.noSignatoryKey}</p>;
  return (
    <Field label={w.signatory} help={w.signatoryHelp}>
      {(ids) => (
        <select
          {...ids}
          required
          value={props.value ?? ""}
          onChange={(event) => props.set(event.target.value)}
        >
          <option value="" disabled>
            {m.none}
          </option>
          {keys?.map(({ kid, name }) => (
            <option key={kid} value={kid}>
              {name === undefined ? kid : `${name}, ${kid.slice(0, 8)}…`}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
