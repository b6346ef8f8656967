import {
  type AccountView,
  accountOperations,
  administrationOperations,
  type Role,
  roles,
} from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { ActForm } from "../ui/act-form.tsx";
import { Ticks } from "../ui/choices.tsx";
import { Field } from "../ui/field.tsx";
import { Line } from "../ui/inputs.tsx";
import { Sheet } from "../ui/page.tsx";
import { codesIn } from "../ui/written.ts";
import { type Accounts, rightsOf } from "./use-accounts.ts";

type ProposeProps = { readonly of: AccountView; readonly people: Accounts; done(said: string): void };

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
      units: [...new Set(codesIn(units))],
      ...(signs && signatory !== undefined ? { signatory } : {}),
    };
    const acted = await propose.run({ params: { account: of.account }, body });
    if (acted === undefined) return;
    setChosen([]);
    done(w.proposedDone);
  };
  return (
    <Sheet title={w.propose}>
      <ActForm
        act={propose}
        send={send}
        submit={w.proposeDo}
        ready={chosen.length > 0 && !isApart && !(signs && signatory === undefined)}
      >
        <Ticks
          label={w.roles}
          options={roles.map((code) => ({
            code,
            name: m.signIn.roles[code] ?? code,
            help: m.account.roleHelp[code],
          }))}
          value={chosen}
          change={setChosen}
          at="roles"
        />
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
      </ActForm>
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
  const w = m.administration.people;
  return (
    <Line
      label={w.units}
      help={w.unitsHelp}
      required={false}
      known={props.known.map((code) => ({ code }))}
      value={props.value}
      change={props.set}
      at="units"
    />
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
