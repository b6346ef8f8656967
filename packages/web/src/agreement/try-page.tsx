import { AgreementFrame } from "./agreement-frame.tsx";
import { Trial } from "./trial.tsx";

/** Would a product go, under this version? Of the version in force, only what is in force is asked. */
export function TryPage({ hash }: { readonly hash: string }) {
  return (
    <AgreementFrame hash={hash} tab="try">
      {({ document, current }) => (
        <div className="stack">
          <Trial under={hash === current ? undefined : { hash }} document={document} />
        </div>
      )}
    </AgreementFrame>
  );
}
