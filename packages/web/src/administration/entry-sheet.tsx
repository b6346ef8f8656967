import { type AccountView, accountOperations, authenticatorsOperations } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { ActForm } from "../ui/act-form.tsx";
import { Count } from "../ui/inputs.tsx";
import { Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { SecretOnce } from "../ui/secret-once.tsx";

type SheetProps = { readonly of: AccountView; done(said: string): void };
type Link = { readonly is: "invitation" | "link"; readonly path: string; readonly expiresAt: string };

const MAX_HOURS = 168;
const MAX_MINUTES = 1440;

/** How the owner of an account comes in: an invitation at first, a link in need. Each is shown once. */
export function EntrySheet({ of, done }: SheetProps) {
  const { m, f } = useLanguage();
  const w = m.administration.people;
  const invite = useAct(authenticatorsOperations.inviteAccount);
  const issue = useAct(accountOperations.issueSignInLink);
  const [link, setLink] = useState<Link>();
  const params = { account: of.account };
  const inviteFor = async (hours: number) => {
    const acted = await invite.run({ params, body: { hours } });
    if (acted !== undefined) setLink({ is: "invitation", ...acted.result });
  };
  const linkFor = async (minutes: number) => {
    const acted = await issue.run({ params, body: { minutes } });
    if (acted !== undefined) setLink({ is: "link", ...acted.result });
  };
  return (
    <Sheet title={w.enter}>
      <div className="stack">
        {link === undefined ? null : (
          <SecretOnce
            label={link.is === "invitation" ? w.invitation : w.linkMade}
            value={`${window.location.origin}${link.path}`}
            note={w.linkUntil(f.time(link.expiresAt))}
            done={() => setLink(undefined)}
          />
        )}
        <div className="pair">
          <Made
            title={w.invite}
            help={w.inviteHelp}
            unit={w.hours}
            first="48"
            max={MAX_HOURS}
            acting={invite}
            make={inviteFor}
          />
          <Made
            title={w.link}
            help={w.linkHelp}
            unit={w.minutes}
            first="60"
            max={MAX_MINUTES}
            acting={issue}
            make={linkFor}
          />
        </div>
        <Lost of={of} done={done} />
      </div>
    </Sheet>
  );
}

type MadeProps = {
  readonly title: string;
  readonly help: string;
  readonly unit: string;
  readonly first: string;
  readonly max: number;
  readonly acting: Pick<ReturnType<typeof useAct>, "busy" | "problem">;
  make(time: number): Promise<void>;
};

function Made({ title, help, unit, first, max, acting, make }: MadeProps) {
  const [time, setTime] = useState(first);
  return (
    <ActForm act={acting} send={() => make(Number(time))} submit={title} tone="quiet" layout="stack tight">
      <h3>{title}</h3>
      <p className="small soft">{help}</p>
      <Count label={unit} most={max} value={time} change={setTime} />
    </ActForm>
  );
}

function Lost({ of, done }: SheetProps) {
  const { m } = useLanguage();
  const w = m.administration.people;
  const remove = useAct(authenticatorsOperations.removeAuthenticatorsOf);
  const send = async () => {
    const acted = await remove.run({ params: { account: of.account }, body: {} });
    if (acted !== undefined) done(w.lostDone(acted.result.removed));
  };
  return (
    <details>
      <summary>{w.lost}</summary>
      <div className="stack tight desk-form">
        <p className="small soft">{w.lostHelp}</p>
        <Problem of={remove.problem} />
        <div>
          <button type="button" className="button grave" disabled={remove.busy} onClick={() => void send()}>
            {w.lost}
          </button>
        </div>
      </div>
    </details>
  );
}
