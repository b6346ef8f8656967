import { accountOperations, type ProblemError, type WhoAmI } from "@entente/api";
import { type FormEvent, useState } from "react";
import { client } from "../data/client.ts";
import { failureOf } from "../data/failure.ts";
import { useFirstLanguage } from "../language/language.tsx";
import { Field } from "../ui/field.tsx";
import { Page } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { CodeInput } from "./code-input.tsx";
import { isCancelled, passkeyHindrance, signInByPasskey } from "./passkeys.ts";
import { SpentLink } from "./spent-link.tsx";

type Wrong = { readonly is: "failed"; readonly problem: ProblemError } | { readonly is: "cancelled" };

export function SignInPage({ signedIn }: { signedIn(who: WhoAmI): void }) {
  const { m } = useFirstLanguage();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  /** Undefined until the node asks for one: it does so only where the password was right. */
  const [code, setCode] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<Wrong>();

  async function attempt(signIn: () => Promise<WhoAmI>) {
    setBusy(true);
    setWrong(undefined);
    try {
      signedIn(await signIn());
    } catch (error) {
      const problem = failureOf(error);
      if (isCancelled(error)) setWrong({ is: "cancelled" });
      else if (problem.code === "code-required") setCode("");
      else setWrong({ is: "failed", problem });
    } finally {
      setBusy(false);
    }
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    const given = code === undefined ? {} : { code };
    void attempt(() => client.call(accountOperations.signIn, { body: { name, password, ...given } }));
  }

  return (
    <div className="narrow">
      <Page title={m.signIn.title} lead={m.signIn.lead}>
        <div className="stack">
          <SpentLink />
          <form className="form sheet" onSubmit={submit}>
            <Wrongness of={wrong} withCode={code !== undefined} />
            <Field label={m.signIn.name}>
              {(ids) => (
                <input
                  {...ids}
                  autoComplete="username webauthn"
                  required
                  value={name}
                  onChange={(event) => {
                    setName(event.target.value);
                    setCode(undefined);
                  }}
                />
              )}
            </Field>
            <Field label={m.signIn.password}>
              {(ids) => (
                <input
                  {...ids}
                  type="password"
                  autoComplete="current-password"
                  required
                  value={password}
                  onChange={(event) => {
                    setPassword(event.target.value);
                    setCode(undefined);
                  }}
                />
              )}
            </Field>
            {code === undefined ? null : (
              <CodeInput label={m.wayIn.code} help={m.wayIn.codeHelp} value={code} set={setCode} focused />
            )}
            <div>
              <button type="submit" className="button" disabled={busy}>
                {m.signIn.submit}
              </button>
            </div>
          </form>
          <PasskeyEntry busy={busy} enter={() => void attempt(signInByPasskey)} />
          <p className="small soft">{m.signIn.demo}</p>
        </div>
      </Page>
    </div>
  );
}

function PasskeyEntry({ busy, enter }: { readonly busy: boolean; enter(): void }) {
  const { m } = useFirstLanguage();
  const hindrance = passkeyHindrance();
  if (hindrance !== undefined)
    return <p className="small soft">{hindrance === "host" ? m.wayIn.needsHost : m.wayIn.noPasskeys}</p>;
  return (
    <div>
      <button type="button" className="button quiet" disabled={busy} onClick={enter}>
        {m.wayIn.passkey}
      </button>
    </div>
  );
}

function Wrongness({ of, withCode }: { readonly of: Wrong | undefined; readonly withCode: boolean }) {
  const { m } = useFirstLanguage();
  if (of === undefined) return null;
  const said = of.is === "cancelled" ? m.wayIn.cancelled : wordsFor(of.problem, withCode, m);
  if (said === undefined && of.is === "failed") return <Problem of={of.problem} />;
  return (
    <p className="notice is-bad" role="alert">
      {said}
    </p>
  );
}

/** Undefined for what the problem document says best itself. */
function wordsFor(
  problem: ProblemError,
  withCode: boolean,
  m: ReturnType<typeof useFirstLanguage>["m"],
): string | undefined {
  const { retryAfter } = problem.problem;
  if (problem.status === 429) return m.wayIn.wait(typeof retryAfter === "number" ? retryAfter : 60);
  if (problem.code === "sign-in-failed") return withCode ? m.wayIn.codeWrong : m.signIn.failed;
  return undefined;
}
