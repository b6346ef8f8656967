import { type AgreementDetail, agreementOperations } from "@entente/api";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { Digest } from "../ui/digest.tsx";
import { Fold } from "../ui/fold.tsx";
import { Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { AgreementFrame, agreementAt } from "./agreement-frame.tsx";
import { Changes } from "./changes.tsx";
import { Signatures } from "./signatures.tsx";

/** Every version, newest first, with who signed it and what it changed of the one before. */
export function HistoryPage({ hash }: { readonly hash: string }) {
  const { m } = useLanguage();
  return (
    <AgreementFrame hash={hash} tab="history">
      {({ versions, thresholds }) => (
        <div className="stack">
          {versions.length === 1 ? <p className="soft">{m.agreements.history.only}</p> : null}
          {versions.toReversed().map((version, at) => (
            <Version
              key={version.hash}
              of={version}
              before={versions.find((one) => one.version === version.version - 1)}
              thresholds={thresholds}
              open={at === 0}
            />
          ))}
        </div>
      )}
    </AgreementFrame>
  );
}

type One = AgreementDetail["versions"][number];

function Version(props: {
  readonly of: One;
  readonly before: One | undefined;
  readonly thresholds: AgreementDetail["thresholds"];
  readonly open: boolean;
}) {
  const { m, f } = useLanguage();
  const words = m.agreements.history;
  const { of, before, thresholds, open } = props;
  return (
    <>
      <Sheet title={words.version(of.version)}>
        <div className="stack tight">
          <p>
            {words.finalised(f.time(of.at))}
            {of.from === undefined ? null : `, ${words.begins(f.date(of.from))}`} · <Digest value={of.hash} />
          </p>
          <p className="row">
            <a href={address(agreementAt(of.hash))}>{m.agreements.read}</a>
            <a href={address(["negotiations", of.negotiation])}>{words.negotiation}</a>
          </p>
          <Signatures signatures={of.signatures} thresholds={thresholds} />
          {before === undefined ? <p className="soft">{words.first}</p> : null}
        </div>
      </Sheet>
      {before === undefined ? null : (
        <Fold title={words.changes(of.version)} open={open}>
          <Compared before={before.hash} after={of.hash} />
        </Fold>
      )}
    </>
  );
}

/** Two documents of the relation, compared by the node. */
export function Compared(props: {
  readonly before: string;
  readonly after: string;
  /** The page of the later document; that of the agreement unless said. */
  readonly at?: readonly string[];
}) {
  const { before, after, at = agreementAt(after) } = props;
  const { partner } = useRelation();
  const reading = useRead(agreementOperations.compareAgreements, {
    params: { partner },
    query: { before, after },
  });
  return <Ready of={reading}>{(compared) => <Changes of={compared} at={at} />}</Ready>;
}
