import { oversightOperations } from "@entente/api";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { Page, Sheet } from "../ui/page.tsx";
import "./verify.css";
import { RecentSheet } from "./recent-sheet.tsx";

/** What can be checked here and now, in the page; and how both logs are checked without this node. */
export function VerifyPage() {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const download = oversightOperations.exportLogs.path.replace("{partner}", encodeURIComponent(partner));
  const steps = [
    { text: m.verify.export, command: `entente log export --partner ${partner} --out ./export` },
    { text: m.verify.check, command: "entente verify ./export" },
    { text: m.verify.alter },
    { text: m.verify.fingerprint },
  ];
  return (
    <Page title={m.nav.places.verify} lead={m.verifying.lead}>
      <div className="stack">
        <RecentSheet />
        <Sheet title={m.verifying.fileTitle}>
          <div className="stack">
            <p>{m.verifying.fileLead}</p>
            <p>
              <a href={download} download="entente-export.tar">
                {m.verify.download}
              </a>
            </p>
            <p>
              <a href="/verify.html">{m.verifying.filePage}</a>
            </p>
            <p className="soft">
              {m.verifying.fileKeys} <a href={address(["relations", partner])}>{m.fingerprints.title}</a>
            </p>
          </div>
        </Sheet>
        <Sheet title={m.verifying.commandLine}>
          <div className="stack">
            <p className="soft">{m.verify.lead}</p>
            <ol className="steps">
              {steps.map(({ text, command }) => (
                <li key={text}>
                  <p>{text}</p>
                  {command === undefined ? null : <pre className="command">{command}</pre>}
                </li>
              ))}
            </ol>
          </div>
        </Sheet>
      </div>
    </Page>
  );
}
