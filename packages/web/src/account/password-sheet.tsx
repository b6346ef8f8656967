import { accountOperations as ops } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { useNewPassword } from "../session/password-fields.tsx";
import { useSession } from "../session/session.tsx";
import { ActForm } from "../ui/act-form.tsx";
import { Line } from "../ui/inputs.tsx";
import { Sheet } from "../ui/page.tsx";

export function PasswordSheet({ done }: { done(said: string): void }) {
  const { m } = useLanguage();
  const { who, renew } = useSession();
  return (
    <Sheet title={m.account.password}>
      <div className="stack">
        <p>{who.hasPassword ? m.account.passwordSet : m.account.passwordNone}</p>
        <PasswordForm
          done={(said) => {
            done(said);
            void renew();
          }}
        />
      </div>
    </Sheet>
  );
}

/** Sets the password; the current one is asked for where there is one and no link opened this session. */
export function PasswordForm({ done }: { done(said: string): void }) {
  const { m } = useLanguage();
  const { who } = useSession();
  const change = useAct(ops.changePassword);
  const [current, setCurrent] = useState("");
  const next = useNewPassword();
  const asksCurrent = who.hasPassword && who.via !== "link" && who.via !== "invitation";
  const send = async () => {
    const body = { next: next.value, ...(asksCurrent ? { current } : {}) };
    const answer = await change.run({ body });
    if (answer === undefined) return;
    setCurrent("");
    next.clear();
    done(m.account.changed(answer.sessionsEnded, answer.tokensRevoked));
  };
  return (
    <ActForm
      act={change}
      send={send}
      submit={who.hasPassword ? m.account.change : m.account.set}
      ready={next.ready}
      help={m.account.passwordLead}
    >
      {/* For whoever keeps passwords: whose it is. */}
      <input type="text" autoComplete="username" value={who.name} readOnly hidden />
      {asksCurrent ? (
        <Line
          label={m.account.current}
          type="password"
          autoComplete="current-password"
          value={current}
          change={setCurrent}
        />
      ) : null}
      {next.fields}
    </ActForm>
  );
}
