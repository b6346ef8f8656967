import type { CardDraftView } from "@entente/api";
import { useLanguage } from "../language/language.tsx";
import { Fingerprint } from "../relations/fingerprint.tsx";
import "../relations/relations.css";

type Certificates = CardDraftView["certificates"];

/** The keys of certificates on the next card: another than now is announced there before it comes into use. */
export function DraftCertificates({ of }: { readonly of: Certificates }) {
  const { m } = useLanguage();
  const w = m.administration.keys.certificates;
  const places = (["listens", "calls"] as const).filter((where) => of[where].length > 0);
  return (
    <section className="stack">
      <h3>{w.title}</h3>
      {of.changed ? <p className="notice">{w.changed}</p> : null}
      {places.length === 0 ? <p className="small soft">{w.none}</p> : null}
      {places.map((where) => (
        <div key={where}>
          <h4>{m.partners.certificates.places[where]}</h4>
          <ul className="card-keys">
            {of[where].map(({ digest, fingerprint, isNew }) => (
              <li key={digest}>
                <Fingerprint of={fingerprint} /> {isNew ? <span className="mark warn">{w.fresh}</span> : null}
              </li>
            ))}
          </ul>
        </div>
      ))}
      <p className="small soft">{w.how}</p>
    </section>
  );
}
