import { oversightOperations } from "@entente/api";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { Page, Sheet } from "../ui/page.tsx";

/** How an overseer checks both logs alone, on another machine, with the command line. */
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
    <Page title={m.verify.title} lead={m.verify.lead}>
      <Sheet title={m.verify.steps}>
        <ol className="steps">
          {steps.map(({ text, command }) => (
            <li key={text}>
              <p>{text}</p>
              {command === undefined ? null : <pre className="command">{command}</pre>}
            </li>
          ))}
        </ol>
        <p className="sheet-foot">
          <a href={download} download="entente-export.tar">
            {m.verify.download}
          </a>
        </p>
        <p className="sheet-foot">
          <a href={address([])}>{m.fingerprints.title}</a>
        </p>
      </Sheet>
    </Page>
  );
}
