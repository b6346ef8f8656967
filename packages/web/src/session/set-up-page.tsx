import { lazy, Suspense } from "react";
import { useFirstLanguage } from "../language/language.tsx";
import { Page } from "../ui/page.tsx";
import { useSession } from "./session.tsx";

const AddPasskey = lazy(async () => ({ default: (await import("../account/add-passkey.tsx")).AddPasskey }));
const PasswordForm = lazy(async () => ({
  default: (await import("../account/password-sheet.tsx")).PasswordForm,
}));

/** What an invitation leads to: nothing is open before there is a way to come back. */
export function SetUpPage() {
  const { m } = useFirstLanguage();
  const { who, renew } = useSession();
  return (
    <div className="narrow">
      <Page title={m.setUp.title} lead={m.setUp.lead(who.name)}>
        <Suspense fallback={<p className="soft">{m.loading}…</p>}>
          <div className="stack">
            <section className="sheet" aria-labelledby="by-passkey">
              <h2 id="by-passkey">{m.setUp.passkey}</h2>
              <div className="stack">
                <p className="small soft">{m.setUp.passkeyHelp}</p>
                <AddPasskey done={() => void renew()} />
              </div>
            </section>
            <section className="sheet" aria-labelledby="by-password">
              <h2 id="by-password">{m.setUp.password}</h2>
              <PasswordForm done={() => void renew()} />
            </section>
          </div>
        </Suspense>
      </Page>
    </div>
  );
}
