import { type ProductFilter, type ProductView, productViewOperations } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { address, goTo } from "../router.ts";
import { ActForm } from "../ui/act-form.tsx";
import { Line } from "../ui/inputs.tsx";
import { useAnnounce } from "../ui/live.tsx";
import { isEmpty, isSame, queryOf } from "./filter.ts";

const { changeProductView, listProductViews, removeProductView, saveProductView } = productViewOperations;

/** The views this person saved, as a row of links; the one that is shown is marked. */
export function SavedViews({ filter }: { readonly filter: ProductFilter }) {
  const { m } = useLanguage();
  const words = m.productDesk.shelf;
  const reading = useRead(listProductViews, {});
  const views = reading.answer?.views ?? [];
  const here = views.find((view) => isSame(view.filter, filter));
  if (views.length === 0 && isEmpty(filter)) return null;
  return (
    <div className="product-views no-print">
      {views.length === 0 ? null : (
        <nav aria-label={words.views}>
          <ul className="row">
            <li className="soft small">{words.views}</li>
            {views.map((view) => (
              <li key={view.id}>
                <a
                  href={address(["products"], queryOf(view.filter))}
                  aria-current={view === here ? "page" : undefined}
                >
                  <bdi>{view.name}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {here === undefined && !isEmpty(filter) ? <SaveView filter={filter} saved={reading.again} /> : null}
      {views.length === 0 ? null : <ManageViews views={views} filter={filter} changed={reading.again} />}
    </div>
  );
}

function SaveView({ filter, saved }: { readonly filter: ProductFilter; saved(): void }) {
  const { m } = useLanguage();
  const words = m.productDesk.shelf;
  const announce = useAnnounce();
  const act = useAct(saveProductView);
  const [name, setName] = useState<string>();
  const save = async () => {
    if (name === undefined || name.trim() === "") return;
    if ((await act.run({ body: { name: name.trim(), filter } })) === undefined) return;
    announce(words.viewSaved);
    setName(undefined);
    saved();
  };
  if (name === undefined) {
    return (
      <button type="button" className="plain-button small" onClick={() => setName("")}>
        {words.saveView}
      </button>
    );
  }
  return (
    <ActForm
      act={act}
      send={save}
      submit={words.save}
      layout="product-view-form"
      beside={
        <button type="button" className="button quiet" onClick={() => setName(undefined)}>
          {words.cancel}
        </button>
      }
    >
      <Line label={words.viewName} most={80} value={name} autoFocus change={setName} at="name" />
    </ActForm>
  );
}

function ManageViews(props: {
  readonly views: readonly ProductView[];
  readonly filter: ProductFilter;
  changed(): void;
}) {
  const { m } = useLanguage();
  return (
    <details className="small">
      <summary>{m.productDesk.shelf.manage}</summary>
      <ul className="product-view-list">
        {props.views.map((view) => (
          <li key={`${view.id} ${view.name}`}>
            <ManagedView view={view} filter={props.filter} changed={props.changed} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function ManagedView(props: { readonly view: ProductView; readonly filter: ProductFilter; changed(): void }) {
  const { m } = useLanguage();
  const words = m.productDesk.shelf;
  const announce = useAnnounce();
  const { view, filter, changed } = props;
  const [name, setName] = useState(view.name);
  const change = useAct(changeProductView);
  const remove = useAct(removeProductView);
  const params = { view: view.id };
  const rename = async () => {
    if ((await change.run({ params, body: { name: name.trim() } })) === undefined) return;
    announce(words.viewSaved);
    changed();
  };
  const update = async () => {
    if ((await change.run({ params, body: { filter } })) === undefined) return;
    announce(words.viewSaved);
    changed();
    goTo(address(["products"], queryOf(filter)));
  };
  const drop = async () => {
    if ((await remove.run({ params })) === undefined) return;
    announce(words.viewRemoved);
    changed();
  };
  return (
    <ActForm
      act={{ busy: change.busy, problem: change.problem ?? remove.problem }}
      send={rename}
      submit={words.rename}
      tone="quiet"
      ready={name.trim() !== view.name}
      layout="product-view-form"
      beside={
        <>
          {isEmpty(filter) || isSame(filter, view.filter) ? null : (
            <button type="button" className="button quiet" onClick={() => void update()}>
              {words.update}
            </button>
          )}
          <button type="button" className="button grave" disabled={remove.busy} onClick={() => void drop()}>
            {words.remove}
          </button>
        </>
      }
    >
      <Line label={words.viewName} most={80} value={name} change={setName} at="name" />
    </ActForm>
  );
}
