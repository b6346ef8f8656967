import type { RelationView } from "@entente/api";
import { useLanguage } from "../language/language.tsx";
import { useAnnounce } from "../ui/live.tsx";
import { Sheet } from "../ui/page.tsx";
import type { ShownCard } from "./card-sheet.tsx";
import { verifierKeysOf } from "./verifier-keys.ts";

type Props = {
  /** Newest first. */
  readonly ours: readonly ShownCard[];
  readonly theirs: readonly ShownCard[];
  readonly partner: string;
  /** As they are said now: what they succeed had the same keys. */
  readonly logs: RelationView["logs"];
};

/** The keys that `verify.html` and other verifiers of signed notes take, one a line. */
export function VerifierKeysSheet({ ours, theirs, partner, logs }: Props) {
  const { m } = useLanguage();
  const announce = useAnnounce();
  const lines = verifierKeysOf({ ours, theirs }, partner, logs);
  const text = lines.join("\n");
  return (
    <Sheet title={m.partners.verifierKeys}>
      <div className="stack">
        <p className="soft">{m.partners.verifierLead}</p>
        <textarea
          className="verifier-keys"
          readOnly
          rows={Math.min(lines.length, 12)}
          wrap="off"
          value={text}
          aria-label={m.partners.verifierKeys}
        />
        <p className="no-print">
          <button
            type="button"
            className="button quiet"
            onClick={() => {
              void navigator.clipboard.writeText(text).then(() => announce(m.partners.copied));
            }}
          >
            {m.partners.copy}
          </button>
        </p>
      </div>
    </Sheet>
  );
}
