import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { Digest } from "../ui/digest.tsx";
import { Table } from "../ui/table.tsx";

export type Side = "us" | "partner";
type Signature = { readonly by: Side; readonly kid: string; readonly at: string };
type Threshold = { readonly party: Side; readonly needed: number };

/** How a side is called: us by our own word, the partner by its name. */
export function useSides(): (side: Side) => string {
  const { m, f } = useLanguage();
  const { name } = useRelation();
  return (side) => (side === "us" ? m.agreements.negotiations.us : f.name(name));
}

/** The same at the beginning of a line. */
export function useSideNames(): (side: Side) => string {
  const { f } = useLanguage();
  const nameOf = useSides();
  return (side) => f.start({ en: nameOf(side), fr: nameOf(side) });
}

/** Who signed, how many still; then each signature with its key. */
export function Signatures(props: {
  readonly signatures: readonly Signature[];
  readonly thresholds: readonly Threshold[];
}) {
  const { m, f } = useLanguage();
  const words = m.agreements.signed;
  const nameOf = useSideNames();
  const { signatures, thresholds } = props;
  return (
    <div className="stack tight">
      <dl className="facts">
        {thresholds.map(({ party, needed }) => {
          const given = new Set(signatures.filter(({ by }) => by === party).map(({ kid }) => kid)).size;
          return (
            <div className="accord-pair" key={party}>
              <dt>
                <bdi>{nameOf(party)}</bdi>
              </dt>
              <dd>
                {words.of(given, needed)}{" "}
                <span className={given >= needed ? "good" : "warn"}>
                  {given >= needed ? words.complete : words.missing(needed - given)}
                </span>
              </dd>
            </div>
          );
        })}
      </dl>
      {signatures.length === 0 ? (
        <p className="soft">{words.none}</p>
      ) : (
        <Table
          caption={words.caption}
          rows={signatures}
          keyOf={({ kid, at }) => `${kid} ${at}`}
          columns={[
            { name: words.who, cell: ({ by }) => <bdi>{nameOf(by)}</bdi> },
            { name: words.key, cell: ({ kid }) => <Digest value={kid} /> },
            { name: words.at, cell: ({ at }) => f.time(at) },
          ]}
        />
      )}
    </div>
  );
}
