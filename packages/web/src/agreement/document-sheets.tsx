import { useLanguage } from "../language/language.tsx";
import { Digest } from "../ui/digest.tsx";
import { Fact } from "../ui/figure.tsx";
import { Foreign, Name } from "../ui/name.tsx";
import { Sheet } from "../ui/page.tsx";
import type { DocumentView } from "./document.ts";
import { spokenDigits } from "./spoken.ts";

/** Who the parties are, what their levels are called, and with which keys they sign. */
export function PartiesSheet({ of }: { readonly of: DocumentView }) {
  const { m, f } = useLanguage();
  return (
    <Sheet title={m.agreements.parties}>
      <div className="two">
        {of.parties.map(({ id, name, country, policy, ladder, keys, threshold }) => (
          <div key={id} className="stack tight">
            <h3>
              <bdi>{f.start(name)}</bdi>
            </h3>
            <dl className="facts">
              <Fact term={m.agreements.country}>
                <Foreign>{country}</Foreign>
              </Fact>
              <Fact term={m.agreements.policy}>
                <Foreign>{policy}</Foreign>
              </Fact>
              <Fact term={m.agreements.ladder}>
                <Foreign>{ladder.map(({ code }) => code).join(", ")}</Foreign>
              </Fact>
              <Fact term={m.agreements.keys}>
                <p>{m.agreements.threshold(threshold)}</p>
                <ul>
                  {keys.map(({ kid, until }) => (
                    <li key={kid}>
                      <Digest value={kid} />{" "}
                      <span className="small soft">{m.agreements.validUntil(f.date(until))}</span>
                    </li>
                  ))}
                </ul>
              </Fact>
            </dl>
          </div>
        ))}
      </div>
    </Sheet>
  );
}

const VOCABULARIES = ["areas", "purposes", "classes", "caveats"] as const;

/** Areas, purposes, classes and caveats: codes and what they are called. */
export function VocabularySheet({ of }: { readonly of: DocumentView }) {
  const { m } = useLanguage();
  const filled = VOCABULARIES.filter((name) => of.vocab[name].length > 0);
  if (filled.length === 0) return null;
  return (
    <Sheet title={m.agreements.vocabulary}>
      <dl className="facts">
        {filled.map((name) => (
          <Fact term={m.agreements.vocab[name]} key={name}>
            <ul>
              {of.vocab[name].map((term) => (
                <li key={term.code}>
                  <Name of={term.name} /> <span className="small soft mono">{term.code}</span>
                </li>
              ))}
            </ul>
          </Fact>
        ))}
      </dl>
    </Sheet>
  );
}

/** The digest of a document, and the digits that two people read to each other to compare it. */
export function HashSheet({ hash }: { readonly hash: string }) {
  const { m } = useLanguage();
  const digits = spokenDigits(hash);
  return (
    <Sheet title={m.agreements.hash}>
      <div className="stack tight">
        <p>
          <Digest value={hash} whole />
        </p>
        {digits === undefined ? null : (
          <>
            <h3>{m.agreements.spoken}</h3>
            <p className="fingerprint">
              {digits.map((group, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the groups never change places and two may be equal
                <span key={at}>{group} </span>
              ))}
            </p>
            <p className="small soft">{m.agreements.spokenLead}</p>
          </>
        )}
      </div>
    </Sheet>
  );
}
