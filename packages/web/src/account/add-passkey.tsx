import { authenticatorsOperations as ops } from "@entente/api";
import { useState } from "react";
import { failureOf } from "../data/failure.ts";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { isCancelled, makePasskey, passkeyHindrance } from "../session/passkeys.ts";
import { ActForm } from "../ui/act-form.tsx";
import { Line } from "../ui/inputs.tsx";
import { Problem } from "../ui/problem.tsx";

type Failure = { readonly cancelled: true } | { readonly cancelled: false; readonly error: unknown };

/** Has a passkey made and registers it under a name by which its owner knows it again. */
export function AddPasskey({ done }: { done(name: string): void }) {
  const { m } = useLanguage();
  const register = useAct(ops.registerPasskey);
  const [name, setName] = useState("");
  const [making, setMaking] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const hindrance = passkeyHindrance();
  if (hindrance !== undefined)
    return <p className="small soft">{hindrance === "host" ? m.wayIn.needsHost : m.wayIn.noPasskeys}</p>;

  const add = async () => {
    setMaking(true);
    setFailure(undefined);
    try {
      const response = await makePasskey();
      const called = name.trim();
      const acted = await register.run({ body: { name: called, response } });
      if (acted === undefined) return;
      setName("");
      done(called);
    } catch (error) {
      setFailure(isCancelled(error) ? { cancelled: true } : { cancelled: false, error });
    } finally {
      setMaking(false);
    }
  };

  return (
    <ActForm act={register} send={add} submit={m.account.addPasskey} ready={!making}>
      {failure?.cancelled === false ? <Problem of={failureOf(failure.error)} /> : null}
      {failure?.cancelled === true ? (
        <p className="notice is-bad" role="alert">
          {m.wayIn.cancelled}
        </p>
      ) : null}
      <Line
        label={m.account.passkeyName}
        help={m.account.passkeyNameHelp}
        most={80}
        value={name}
        change={setName}
      />
    </ActForm>
  );
}
