import { accountOperations, type ProblemError, type WhoAmI } from "@entente/api";
import { type FormEvent, useState } from "react";
import { client } from "../data/client.ts";
import { failureOf } from "../data/failure.ts";
import { useLanguage } from "../language/language.tsx";
import { Field } from "../ui/field.tsx";
import { Page } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";

export function SignInPage({ signedIn }: { signedIn(who: WhoAmI): void }) {
  const { m } = useLanguage();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemError>();

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      signedIn(await client.call(accountOperations.signIn, { body: { name, password } }));
    } catch (error) {
      setProblem(failureOf(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className="narrow">
      <Page title={m.signIn.title} lead={m.signIn.lead}>
        <div className="stack">
          <form className="form sheet" onSubmit={(event) => void submit(event)}>
            {problem?.status === 401 ? (
              <p className="notice is-bad" role="alert">
                {m.signIn.failed}
              </p>
            ) : (
              <Problem of={problem} />
            )}
            <Field label={m.signIn.name}>
              {(ids) => (
                <input
                  {...ids}
                  autoComplete="username"
                  required
                  value={name}
                  onChange={(event) => setName(event.target.value)}
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
                  onChange={(event) => setPassword(event.target.value)}
                />
              )}
            </Field>
            <div>
              <button type="submit" className="button" disabled={busy}>
                {m.signIn.submit}
              </button>
            </div>
          </form>
          <p className="small soft">{m.signIn.demo}</p>
        </div>
      </Page>
    </div>
  );
}
