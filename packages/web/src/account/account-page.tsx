import { authenticatorsOperations } from "@entente/api";
import { useState } from "react";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useSession } from "../session/session.tsx";
import { useAnnounce } from "../ui/live.tsx";
import { Page } from "../ui/page.tsx";
import { PasskeysSheet, PersonalKeysSheet } from "./authenticators-sheet.tsx";
import { CodeSheet } from "./code-sheet.tsx";
import { PasswordSheet } from "./password-sheet.tsx";
import { SessionsSheet } from "./sessions-sheet.tsx";
import { TokensSheet } from "./tokens-sheet.tsx";
import { WhoSheet } from "./who-sheet.tsx";

/** One's own account: what one may do, how one proves who one is, where one is signed in. */
export function AccountPage() {
  const { m } = useLanguage();
  const { who, renew } = useSession();
  const announce = useAnnounce();
  const reading = useRead(authenticatorsOperations.listAuthenticators, {});
  const [said, setSaid] = useState<string>();
  const done = (words: string) => {
    setSaid(words);
    announce(words);
    reading.again();
    void renew();
  };
  const nothingSet = !who.hasPassword && who.passkeys === 0;
  return (
    <Page title={m.account.title} lead={m.account.lead}>
      <div className="stack">
        {nothingSet ? <p className="notice is-warn">{m.account.nothingSet}</p> : null}
        {said === undefined ? null : <p className="notice is-good account-said">{said}</p>}
        <WhoSheet />
        <PasskeysSheet of={reading} done={done} />
        <div className="pair">
          <PasswordSheet done={done} />
          <CodeSheet of={reading} done={done} />
        </div>
        <SessionsSheet done={done} />
        <TokensSheet done={done} />
        <PersonalKeysSheet of={reading} done={done} />
      </div>
    </Page>
  );
}
