import type { RelationState } from "@entente/api";
import { useFirstLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { Sheet } from "../ui/page.tsx";

/** What two people read to each other to know that they hold the same cards. */
export function FingerprintsSheet({ state }: { readonly state: RelationState }) {
  const { m, f } = useFirstLanguage();
  return (
    <Sheet title={m.fingerprints.title}>
      <div className="stack">
        <p className="soft">{m.fingerprints.lead}</p>
        <div className="two">
          {[state.us, state.partner].map(({ party, name, fingerprint }) => (
            <div key={party}>
              <h3>
                <bdi>{f.start(name)}</bdi>
              </h3>
              <p className="fingerprint">
                {fingerprint.split(" ").map((group, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the groups never change places and two may be equal
                  <span key={at}>{group} </span>
                ))}
              </p>
            </div>
          ))}
        </div>
        <p>
          <a href={address(["entries"], { kind: "card" })}>{m.fingerprints.entries}</a>
        </p>
      </div>
    </Sheet>
  );
}
