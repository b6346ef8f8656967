import { type AnswerOf, accountOperations as ops, type Role } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useSession } from "../session/session.tsx";
import { ActForm } from "../ui/act-form.tsx";
import { optionsOf, Ticks } from "../ui/choices.tsx";
import { Check } from "../ui/field.tsx";
import { Count, Line } from "../ui/inputs.tsx";
import { Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { Ready } from "../ui/reading.tsx";
import { SecretOnce } from "../ui/secret-once.tsx";
import { Table } from "../ui/table.tsx";

type Token = AnswerOf<typeof ops.listTokens>["tokens"][number];

export function TokensSheet({ done }: { done(said: string): void }) {
  const { m, f } = useLanguage();
  const w = m.account;
  const reading = useRead(ops.listTokens, {});
  const revoke = useAct(ops.revokeToken);
  const [secret, setSecret] = useState<string>();
  const end = async ({ token }: Token) => {
    if ((await revoke.run({ params: { token } })) === undefined) return;
    reading.again();
    done(w.revoked);
  };
  return (
    <Sheet title={w.tokens}>
      <div className="stack">
        <p className="soft">{w.tokensLead}</p>
        {secret === undefined ? null : (
          <SecretOnce label={w.made} value={secret} done={() => setSecret(undefined)} />
        )}
        <Problem of={revoke.problem} />
        <Ready of={reading}>
          {({ tokens }) =>
            tokens.length === 0 ? (
              <p>{w.noTokens}</p>
            ) : (
              <Table
                caption={w.tokensCaption}
                rows={tokens}
                keyOf={({ token }) => token}
                columns={[
                  { name: w.name, cell: ({ name }) => <bdi>{name}</bdi> },
                  {
                    name: w.may,
                    cell: ({ roles, readOnly }) => (
                      <>
                        {roles.length === 0
                          ? m.none
                          : f.list(roles.map((role) => m.signIn.roles[role] ?? role))}
                        <span className="small soft block">{readOnly ? w.reads : w.acts}</span>
                      </>
                    ),
                  },
                  {
                    name: w.lastUsed,
                    cell: ({ usedAt }) => (usedAt === undefined ? w.never : f.time(usedAt)),
                  },
                  { name: w.ends, cell: ({ expiresAt }) => f.date(expiresAt) },
                  {
                    name: w.revoke,
                    cell: (each) => (
                      <button
                        type="button"
                        className="plain-button"
                        aria-label={w.revokeOf(each.name)}
                        disabled={revoke.busy}
                        onClick={() => void end(each)}
                      >
                        {w.revoke}
                      </button>
                    ),
                  },
                ]}
              />
            )
          }
        </Ready>
        <Make
          made={(next) => {
            setSecret(next);
            reading.again();
          }}
        />
      </div>
    </Sheet>
  );
}

const MAX_DAYS = 366;

function Make({ made }: { made(secret: string): void }) {
  const { m } = useLanguage();
  const w = m.account;
  const { who } = useSession();
  const create = useAct(ops.createToken);
  const [name, setName] = useState("");
  const [roles, setRoles] = useState<readonly Role[]>(who.roles);
  const [readOnly, setReadOnly] = useState(true);
  const [days, setDays] = useState("90");
  const send = async () => {
    const body = { name: name.trim(), roles: [...roles], readOnly, days: Number(days) };
    const answer = await create.run({ body });
    if (answer === undefined) return;
    setName("");
    made(answer.secret);
  };
  return (
    <details>
      <summary>{w.make}</summary>
      <ActForm act={create} send={send} submit={w.make} layout="stack account-form">
        <Line label={w.tokenName} help={w.tokenNameHelp} most={60} value={name} change={setName} at="name" />
        <Ticks
          label={w.tokenRoles}
          options={optionsOf(who.roles, m.signIn.roles)}
          value={roles}
          change={setRoles}
          at="roles"
        />
        <Check label={w.readOnly} help={w.readOnlyHelp} checked={readOnly} onChange={setReadOnly} />
        <Count label={w.days} most={MAX_DAYS} value={days} change={setDays} at="days" />
      </ActForm>
    </details>
  );
}
