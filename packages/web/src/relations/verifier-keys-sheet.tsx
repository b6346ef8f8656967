import { formatVerifierKey } from "@entente/tlog";
import { useLanguage } from "../language/language.tsx";
import { useAnnounce } from "../ui/live.tsx";
import { Sheet } from "../ui/page.tsx";
import { liaisonOriginOf, logKeys, witnessKeys } from "../verify/cards.ts";
import { fromBase64Url } from "../verify/hashing.ts";
import type { ShownCard } from "./card-sheet.tsx";

type Props = {
  /** Newest first. */
  readonly ours: readonly ShownCard[];
  readonly theirs: readonly ShownCard[];
  readonly partner: string;
};

/** The keys that `verify.html` and other verifiers of signed notes take, one a line. */
export function VerifierKeysSheet({ ours, theirs, partner }: Props) {
  const { m } = useLanguage();
  const announce = useAnnounce();
  const us = ours.at(-1)?.id ?? "";
  const text = [
    ...logKeys(liaisonOriginOf(us, partner), keysOf(ours, "log")),
    ...witnessKeys(partner, keysOf(theirs, "witness")),
    ...logKeys(liaisonOriginOf(partner, us), keysOf(theirs, "log")),
    ...witnessKeys(us, keysOf(ours, "witness")),
  ]
    .map(formatVerifierKey)
    .join("\n");
  return (
    <Sheet title={m.partners.verifierKeys}>
      <div className="stack">
        <p className="soft">{m.partners.verifierLead}</p>
        <textarea
          className="verifier-keys"
          readOnly
          rows={4}
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

/** Every key a party has had in a role, but for those revoked: heads signed before a rotation stay readable. */
function keysOf(cards: readonly ShownCard[], role: string): Uint8Array[] {
  const keys = cards.flatMap((card) => card.keys).filter((key) => key.role === role && !key.revoked);
  return [...new Set(keys.map((key) => key.public))].flatMap((key) => fromBase64Url(key) ?? []);
}
