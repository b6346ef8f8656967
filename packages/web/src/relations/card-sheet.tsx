import type { shownCard } from "@entente/api";
import type { ReactNode } from "react";
import type { z } from "zod";
import { useLanguage } from "../language/language.tsx";
import { Digest } from "../ui/digest.tsx";
import { Fact } from "../ui/figure.tsx";
import { Sheet } from "../ui/page.tsx";
import { Certificates, type InUse } from "./certificates.tsx";
import { Fingerprint } from "./fingerprint.tsx";

export type ShownCard = z.infer<typeof shownCard>;
type Props = {
  readonly title: string;
  /** Newest first. */
  readonly cards: readonly ShownCard[];
  /** For our own card: which keys our certificates have now. */
  readonly inUse?: InUse | undefined;
  readonly children?: ReactNode;
};

/** A party's card in force, its fingerprint before everything else, and the chain behind it. */
export function CardSheet({ title, cards, inUse, children }: Props) {
  const { m, f } = useLanguage();
  const words = m.partners;
  const [card, ...earlier] = cards;
  if (card === undefined) return null;
  return (
    <Sheet title={title}>
      <div className="stack">
        <p>
          <Fingerprint of={card.fingerprint} />
        </p>
        {children}
        <dl className="facts">
          <Fact term={words.party}>
            <bdi>{f.start(card.name)}</bdi> (<bdi>{card.country}</bdi>)
          </Fact>
          <Fact term={words.number}>{f.number(card.sequence)}</Fact>
          <Fact term={words.issued}>{f.time(card.at)}</Fact>
          <Fact term={words.address}>
            {card.address === undefined ? words.noAddress : <bdi>{card.address}</bdi>}
          </Fact>
          <Fact term={words.digest}>
            <Digest value={card.id} whole />
          </Fact>
        </dl>
        <Certificates of={card.certificates} inUse={inUse} />
        <Keys card={card} />
        {earlier.length === 0 ? null : (
          <details>
            <summary>
              {words.chain} ({f.number(earlier.length)})
            </summary>
            <ol className="card-chain">
              {earlier.map((one) => (
                <li key={one.id}>
                  <p>
                    {words.chainCard(f.number(one.sequence))}, {f.time(one.at)}
                  </p>
                  <p>
                    <Fingerprint of={one.fingerprint} />
                  </p>
                  <Digest value={one.id} whole />
                </li>
              ))}
            </ol>
          </details>
        )}
      </div>
    </Sheet>
  );
}

function Keys({ card }: { readonly card: ShownCard }) {
  const { m, f } = useLanguage();
  const words = m.partners;
  return (
    <details>
      <summary>
        {words.keys} ({f.number(card.keys.length)})
      </summary>
      <ul className="card-keys">
        {card.keys.map((key) => (
          <li key={key.public}>
            <p>
              {words.roles[key.role] ?? key.role}
              {key.name === undefined ? null : (
                <>
                  {" "}
                  (<bdi>{key.name}</bdi>)
                </>
              )}{" "}
              <span className={`mark ${key.revoked ? "bad" : "good"}`}>
                {key.revoked ? words.revoked : words.inForce}
              </span>
            </p>
            <p className="digest">{key.public}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}
