import { type ImportReview, productDraftOperations } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { address, goTo } from "../router.ts";
import { ActForm } from "../ui/act-form.tsx";
import { Cut } from "../ui/cut.tsx";
import { Fold } from "../ui/fold.tsx";
import { Line } from "../ui/inputs.tsx";
import { useAnnounce } from "../ui/live.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { Ready } from "../ui/reading.tsx";
import { Table } from "../ui/table.tsx";
import { AreaChecks } from "./area-checks.tsx";
import { Discard } from "./in-hand.tsx";
import { kindName } from "./kind-name.ts";
import { ReviewVersions } from "./review-versions.tsx";

/** What recording a file would do; then it is recorded, or discarded. */
export function ReviewPage({ id }: { readonly id: string }) {
  const { m, f } = useLanguage();
  const words = m.productDesk.bring;
  const announce = useAnnounce();
  const reading = useRead(productDraftOperations.reviewImport, { params: { draft: id } }, { keep: false });
  const change = useAct(productDraftOperations.changeImport);
  const record = useAct(productDraftOperations.recordImport);
  const [changed, setChanged] = useState<ImportReview>();
  const [done, setDone] = useState<{ readonly recorded: number; readonly product?: string | undefined }>();

  const recordNow = async () => {
    const answer = await record.run({ params: { draft: id } });
    if (answer === undefined) return;
    announce(words.done(answer.result.recorded));
    setDone(answer.result);
  };
  if (done !== undefined) {
    return (
      <Page title={words.doneTitle} key="done" crumb={<a href={address(["products"])}>{m.products.title}</a>}>
        <div className="notice is-good">
          <p>
            <strong>{words.done(done.recorded)}</strong>
          </p>
          <p className="row">
            {done.product === undefined ? null : (
              <a href={address(["products", done.product])}>{words.toProduct}</a>
            )}
            <a href={address(["products"])}>{words.toProducts}</a>
            <a href={address(["import"])}>{words.another}</a>
          </p>
        </div>
      </Page>
    );
  }
  return (
    <Page
      title={words.reviewTitle}
      lead={words.reviewLead}
      crumb={<a href={address(["import"])}>{words.title}</a>}
    >
      <Ready of={reading}>
        {(answer) => {
          const review = changed ?? answer;
          const canRecord = review.fresh > 0 && review.problem === undefined;
          return (
            <div className="stack">
              <Sheet title={words.would}>
                <p className="review-figures">
                  {review.fresh === 0 ? words.nothingFresh : words.wouldBe(review.fresh)}
                </p>
                <p className="soft">
                  <Cut text={review.name} /> · {words.size(f.number(review.size))}
                </p>
                {review.held === 0 ? null : <p>{words.held(review.held)}</p>}
                {review.problem === undefined ? null : (
                  <div className="notice is-warn" role="alert">
                    <p>
                      <strong>{words.cannot}</strong> <bdi>{f.name(review.problem.detail)}</bdi>
                    </p>
                  </div>
                )}
                <div className="row sheet-foot no-print">
                  <button
                    type="button"
                    className="button"
                    disabled={!canRecord || record.busy || change.busy}
                    onClick={() => void recordNow()}
                  >
                    {record.busy
                      ? `${words.recording}…`
                      : canRecord
                        ? words.record(review.fresh)
                        : words.recordNothing}
                  </button>
                  <Discard draft={{ id }} gone={() => goTo(address(["products"]))} />
                </div>
                {record.busy ? <progress aria-label={words.recording} /> : null}
                <Problem of={record.problem} />
              </Sheet>
              <Reviewed review={review} />
              <Fold title={words.change} open={review.problem !== undefined}>
                <ChangeForm
                  review={review}
                  busy={change.busy}
                  send={async (body) => {
                    const next = await change.run({ params: { draft: id }, body });
                    if (next !== undefined) setChanged(next);
                  }}
                />
                <Problem of={change.problem} />
              </Fold>
            </div>
          );
        }}
      </Ready>
    </Page>
  );
}

function Reviewed({ review }: { readonly review: ImportReview }) {
  const { m, f } = useLanguage();
  const words = m.productDesk.bring;
  return (
    <>
      {review.labels.length === 0 ? null : (
        <Sheet title={words.labels}>
          <Table
            caption={words.labelsCaption}
            rows={review.labels}
            keyOf={({ marking, unknown }) => `${marking} ${unknown.join(" ")}`}
            columns={[
              {
                name: words.label,
                cell: ({ marking, unknown }) => (
                  <>
                    {marking === "" ? <span className="warn">{words.unmarked}</span> : <Cut text={marking} />}
                    {unknown.length === 0 ? null : (
                      <span className="warn block small">
                        {words.unknown} <bdi>{f.list(unknown)}</bdi>
                      </span>
                    )}
                  </>
                ),
              },
              { name: words.number, figure: true, cell: ({ count }) => f.number(count) },
            ]}
          />
        </Sheet>
      )}
      {review.kinds.length === 0 || review.kind === "document" ? null : (
        <Sheet title={words.kindsCaption}>
          <Table
            caption={words.kindsCaption}
            rows={review.kinds}
            keyOf={({ kind }) => kind}
            columns={[
              { name: words.kind, cell: ({ kind }) => <Cut text={kindName(kind, m)} most={60} /> },
              { name: words.number, figure: true, cell: ({ count }) => f.number(count) },
            ]}
          />
        </Sheet>
      )}
      {review.invalidCount === 0 ? null : (
        <Sheet title={words.invalid(review.invalidCount)}>
          <Table
            caption={words.invalidCaption}
            rows={review.invalid}
            keyOf={({ pointer, code }) => `${pointer} ${code}`}
            columns={[
              { name: words.object, cell: ({ id }) => <Cut text={id} most={60} /> },
              { name: words.pointer, cell: ({ pointer }) => <Cut text={pointer} most={60} /> },
              { name: words.reason, cell: ({ message }) => <bdi>{message}</bdi> },
            ]}
          />
          {review.invalid.length < review.invalidCount ? (
            <p className="small soft">{words.firstOf(review.invalid.length, review.invalidCount)}</p>
          ) : null}
        </Sheet>
      )}
      {review.differsCount === 0 ? null : (
        <Sheet title={words.differs(review.differsCount)}>
          <Table
            caption={words.differsCaption}
            rows={review.differs}
            keyOf={({ id, product }) => `${id} ${product}`}
            columns={[
              { name: words.object, cell: ({ id }) => <Cut text={id} most={60} /> },
              {
                name: words.heldOne,
                cell: ({ product }) => <a href={address(["products", product])}>{product}</a>,
              },
            ]}
          />
        </Sheet>
      )}
      <ReviewVersions review={review} />
      {review.document === undefined ? null : (
        <Sheet title={words.beginning}>
          {review.document.findings.length === 0 ? null : (
            <>
              <h3>{words.findings}</h3>
              <ul className="bullets">
                {review.document.findings.map((finding) => (
                  <li key={finding}>
                    <bdi>{finding}</bdi>
                  </li>
                ))}
              </ul>
            </>
          )}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
          <pre className="review-text" tabIndex={0}>
            {review.document.text.slice(0, 8000)}
          </pre>
        </Sheet>
      )}
    </>
  );
}

function ChangeForm(props: {
  readonly review: ImportReview;
  readonly busy: boolean;
  send(body: { marking?: string; areas: string[] }): Promise<void>;
}) {
  const { m } = useLanguage();
  const words = m.productDesk.bring;
  const [marking, setMarking] = useState("");
  const [areas, setAreas] = useState<readonly string[]>(props.review.areas);
  const send = () => {
    const given = marking.trim();
    void props.send({ areas: [...areas], ...(given === "" ? {} : { marking: given }) });
  };
  return (
    <ActForm
      act={{ busy: props.busy, problem: undefined }}
      send={send}
      submit={words.review}
      tone="quiet"
      ready={areas.length > 0}
    >
      <AreaChecks
        legend={words.areas}
        chosen={areas}
        missing={areas.length === 0 ? words.needArea : undefined}
        choose={setAreas}
      />
      <Line
        label={words.marking}
        help={words.markingHelp}
        required={false}
        most={200}
        value={marking}
        change={setMarking}
      />
    </ActForm>
  );
}
