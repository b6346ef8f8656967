import { authenticatorsOperations } from "@entente/api";
import { type ReactNode, useState } from "react";
import { readAgain } from "../data/queries.ts";
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
  const [said, setSaid] = useState<Said>();
  const done = (where: Where) => (words: string) => {
    setSaid({ where, words });
    announce(words);
    readAgain();
    void renew();
  };
  const nothingSet = !who.hasPassword && who.passkeys === 0;
  return (
    <Page title={m.account.title} lead={m.account.lead}>
      <div className="stack">
        {nothingSet ? <p className="notice is-warn">{m.account.nothingSet}</p> : null}
        <WhoSheet />
        <Spoken of={said} where="passkeys">
          <PasskeysSheet of={reading} done={done("passkeys")} />
        </Spoken>
        <div className="pair">
          <Spoken of={said} where="password">
            <PasswordSheet done={done("password")} />
          </Spoken>
          <Spoken of={said} where="code">
            <CodeSheet of={reading} done={done("code")} />
          </Spoken>
        </div>
        <Spoken of={said} where="sessions">
          <SessionsSheet done={done("sessions")} />
        </Spoken>
        <Spoken of={said} where="tokens">
          <TokensSheet done={done("tokens")} />
        </Spoken>
        <Spoken of={said} where="keys">
          <PersonalKeysSheet of={reading} done={done("keys")} />
        </Spoken>
      </div>
    </Page>
  );
}

type Where = "passkeys" | "password" | "code" | "sessions" | "tokens" | "keys";
type Said = { readonly where: Where; readonly words: string };

/** What was done is said where it was done. */
function Spoken(props: {
  readonly of: Said | undefined;
  readonly where: Where;
  readonly children: ReactNode;
}) {
  return (
    <div className="spoken">
      {props.of?.where === props.where ? <p className="notice is-good">{props.of.words}</p> : null}
      {props.children}
    </div>
  );
}
