import { accountOperations, type Role, type WhoAmI } from "@entente/api";
import { QueryClientProvider } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { client } from "./data/client.ts";
import { failureOf } from "./data/failure.ts";
import { follow } from "./data/follow.ts";

import { forgetAnswers, queries, readAgain, whenSignedOut } from "./data/queries.ts";
import { useFirstLanguage } from "./language/language.tsx";
import { Routes } from "./routes.tsx";
import { type PageSession, SessionContext } from "./session/session.tsx";
import { SetUpPage } from "./session/set-up-page.tsx";
import { SignInPage } from "./session/sign-in-page.tsx";
import { SpentLink } from "./session/spent-link.tsx";
import { Frame, Threshold } from "./shell/frame.tsx";
import { LiveRegion } from "./ui/live.tsx";
import { Problem } from "./ui/problem.tsx";

type Gate =
  | { readonly is: "asking" }
  | { readonly is: "out" }
  | { readonly is: "in"; readonly who: WhoAmI }
  | { readonly is: "failed"; readonly error: unknown };

/** The page: who is signed in decides what is shown; nothing is asked of the node before that is known. */
export function App() {
  const [gate, setGate] = useState<Gate>({ is: "asking" });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks again
  useEffect(() => {
    whenSignedOut(() => {
      forgetAnswers();
      setGate({ is: "out" });
    });
    client.call(accountOperations.whoAmI).then(
      (who) => setGate({ is: "in", who }),
      (error: unknown) => {
        setGate(failureOf(error).status === 401 ? { is: "out" } : { is: "failed", error });
      },
    );
  }, [round]);
  const session = useMemo<PageSession | undefined>(() => {
    if (gate.is !== "in") return undefined;
    const { who } = gate;
    return {
      who,
      is: (...roles: readonly Role[]) => roles.some((role) => who.roles.includes(role)),
      end() {
        const ended = () => {
          forgetAnswers();
          setGate({ is: "out" });
        };
        client.call(accountOperations.signOut).then(ended, ended);
      },
      async renew() {
        const next = await client.call(accountOperations.whoAmI).catch(() => undefined);
        // Whoever has signed out while this was asked stays out.
        if (next !== undefined) setGate((now) => (now.is === "in" ? { is: "in", who: next } : now));
      },
    };
  }, [gate]);

  const { language } = useFirstLanguage();
  const told = useRef(language);
  useEffect(() => {
    if (told.current === language) return;
    told.current = language;
    // Sentences of the node stand in the answers: it tells them anew.
    readAgain();
  }, [language]);

  const isIn = gate.is === "in";
  useEffect(() => {
    if (!isIn) return;
    const ending = new AbortController();
    void follow(ending.signal);
    return () => ending.abort();
  }, [isIn]);

  return (
    <QueryClientProvider client={queries}>
      <LiveRegion>
        <SessionContext value={session}>
          {gate.is === "asking" ? (
            <Threshold />
          ) : (
            <Frame session={session}>
              {gate.is === "failed" ? (
                <Problem of={failureOf(gate.error)} again={() => setRound((now) => now + 1)} />
              ) : null}
              {gate.is === "out" ? <SignInPage signedIn={(who) => setGate({ is: "in", who })} /> : null}
              {gate.is === "in" ? <SpentLink who={gate.who} /> : null}
              {gate.is === "in" ? gate.who.mustSetUp ? <SetUpPage /> : <Routes /> : null}
            </Frame>
          )}
        </SessionContext>
      </LiveRegion>
    </QueryClientProvider>
  );
}
