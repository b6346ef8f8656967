import { inquiryOperations, inquiryReadingReasons } from "@entente/api";
import { useEffect, useState } from "react";
import { useRead } from "../data/use-read.ts";
import { fromBase64, saveAs } from "../disclosures/files.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { usePeople } from "../session/use-people.ts";
import { ActForm } from "../ui/act-form.tsx";
import { Choice } from "../ui/choices.tsx";
import { Digest } from "../ui/digest.tsx";
import { Fact } from "../ui/figure.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { Table } from "../ui/table.tsx";

type Which = { readonly inquiry: string; readonly evidence: string };
type Reason = (typeof inquiryReadingReasons)[number];

/** Of a long text so much is shown; the whole of it can be saved. */
const SHOWN = 20_000;

/** One piece of evidence: what is said of it, who handled it here, and the piece itself for whoever says why. */
export function PiecePage({ inquiry, evidence }: Which) {
  const { m, f } = useLanguage();
  const { partner } = useRelation();
  const reading = useRead(inquiryOperations.getInquiry, { params: { partner, inquiry } }, { keep: false });
  const piece = reading.answer?.evidence.find((one) => one.evidence === evidence);
  const words = piece?.words;
  return (
    <Page
      title={words?.name ?? m.inquiries.piece}
      crumb={
        <>
          <a href={address(["inquiries"])}>{m.inquiries.title}</a> /{" "}
          <a href={address(["inquiries", inquiry])}>{reading.answer?.title ?? m.inquiries.title}</a>
        </>
      }
      lead={words?.description}
    >
      <div className="stack">
        <Ready of={reading}>
          {() =>
            piece === undefined ? (
              <p className="soft">{m.failure.notFound}</p>
            ) : (
              <>
                {piece.quarantined ? (
                  <p className="notice is-warn">{m.inquiries.quarantineHelp}</p>
                ) : (
                  <ReadIt inquiry={inquiry} evidence={evidence} />
                )}
                <Sheet title={m.inquiries.aboutPiece}>
                  <dl className="facts">
                    <Fact term={m.inquiries.by}>
                      {m.inquiries.sides[piece.by]}, {f.time(piece.at)}
                    </Fact>
                    {words === undefined ? null : (
                      <>
                        <Fact term={m.inquiries.origin}>
                          <bdi>{words.claimedOrigin}</bdi>
                        </Fact>
                        <Fact term={m.inquiries.how}>
                          <bdi>{words.obtained.how}</bdi>, <bdi>{words.obtained.by}</bdi>,{" "}
                          {f.time(words.obtained.at)}
                        </Fact>
                        <Fact term={m.inquiries.label}>
                          <bdi>{words.label}</bdi>
                        </Fact>
                        <Fact term={m.inquiries.rights}>
                          <bdi>{words.rights}</bdi>
                        </Fact>
                      </>
                    )}
                    <Fact term={m.inquiries.root}>{m.inquiries.roots[piece.rootKind]}</Fact>
                    <Fact term={m.inquiries.digest}>
                      <Digest value={piece.sha256} whole />
                    </Fact>
                  </dl>
                </Sheet>
                <Custody inquiry={inquiry} evidence={evidence} />
              </>
            )
          }
        </Ready>
      </div>
    </Page>
  );
}

/** Reading is recorded before anything is given, so it is asked for, with a reason. */
function ReadIt({ inquiry, evidence }: Which) {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const [why, setWhy] = useState<Reason>("examine");
  const [asked, setAsked] = useState<Reason>();
  const reading = useRead(
    inquiryOperations.readEvidence,
    asked === undefined
      ? undefined
      : { params: { partner, inquiry, evidence }, query: { why: asked, what: "viewed" } },
    { keep: false },
  );
  return (
    <Sheet title={m.inquiries.thePiece}>
      {asked === undefined ? (
        <ActForm
          act={reading}
          send={() => setAsked(why)}
          submit={m.inquiries.read}
          help={m.inquiries.readHelp}
        >
          <Choice
            label={m.inquiries.readWhy}
            value={why}
            codes={inquiryReadingReasons}
            names={m.inquiries.readReasons}
            change={setWhy}
          />
        </ActForm>
      ) : (
        <Ready of={reading}>
          {({ words, bytes }) => (
            <>
              <Content mediaType={words.mediaType} bytes={bytes} />
              <SaveIt inquiry={inquiry} evidence={evidence} why={asked} name={words.name} />
            </>
          )}
        </Ready>
      )}
    </Sheet>
  );
}

/** Saving is a handling of its own: it is asked for anew, and recorded as an export before the bytes come. */
function SaveIt({ inquiry, evidence, why, name }: Which & { readonly why: Reason; readonly name: string }) {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const [asked, setAsked] = useState(false);
  const reading = useRead(
    inquiryOperations.readEvidence,
    asked ? { params: { partner, inquiry, evidence }, query: { why, what: "exported" } } : undefined,
    { keep: false },
  );
  const { answer } = reading;
  useEffect(() => {
    if (answer !== undefined) saveAs(fileName(name), fromBase64(answer.bytes));
  }, [answer, name]);
  return (
    <div className="sheet-foot">
      <p className="small soft">{m.inquiries.saveHelp}</p>
      <Ready of={reading}>
        {({ sha256 }) => (
          <p className="small good" role="status">
            {m.inquiries.saved} <Digest value={sha256} />
          </p>
        )}
      </Ready>
      {asked ? null : (
        <button type="button" className="button quiet" onClick={() => setAsked(true)}>
          {m.inquiries.save}
        </button>
      )}
    </div>
  );
}

/** The name is the submitter's: nothing of it may lead out of the folder where it is saved, or hide what it is. */
const fileName = (name: string) =>
  name
    .replace(/[^\p{L}\p{N}_.-]+/gu, "-")
    .replace(/^[.-]+/, "")
    .slice(0, 80) || "piece";

function Content({ mediaType, bytes }: { readonly mediaType: string; readonly bytes: string }) {
  const { m, f } = useLanguage();
  const raw = Uint8Array.from(atob(bytes), (one) => one.codePointAt(0)!);
  if (!mediaType.startsWith("text/"))
    return <p className="soft">{m.inquiries.notText(mediaType, f.number(raw.length))}</p>;
  const text = new TextDecoder().decode(raw);
  return (
    <>
      <pre className="command">
        <bdi>{text.slice(0, SHOWN)}</bdi>
      </pre>
      {text.length > SHOWN ? <p className="small soft">{m.inquiries.cut(f.number(text.length))}</p> : null}
    </>
  );
}

function Custody({ inquiry, evidence }: Which) {
  const { m, f } = useLanguage();
  const { partner } = useRelation();
  const nameOf = usePeople();
  const reading = useRead(inquiryOperations.listCustody, { params: { partner, inquiry, evidence } });
  return (
    <Sheet title={m.inquiries.custody}>
      <Ready of={reading}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{m.inquiries.noCustody}</p>
          ) : (
            <Table
              caption={m.inquiries.custodyCaption}
              rows={items}
              keyOf={({ at, what, by }) => `${at} ${what} ${by}`}
              columns={[
                { name: m.lists.when, cell: ({ at }) => f.time(at) },
                { name: m.inquiries.handled, cell: ({ what }) => m.inquiries.handlings[what] },
                { name: m.inquiries.who, cell: ({ by }) => <bdi>{nameOf(by)}</bdi> },
                {
                  name: m.inquiries.readWhy,
                  cell: ({ why }) => m.inquiries.readReasons[why] ?? <bdi>{why}</bdi>,
                },
              ]}
            />
          )
        }
      </Ready>
    </Sheet>
  );
}
