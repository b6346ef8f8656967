import { productDraftOperations, productOperations, type ReportDraft } from "@entente/api";
import { useState } from "react";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { Page } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { newDraftId } from "./draft-id.ts";
import { Editor } from "./editor.tsx";

const EMPTY: ReportDraft = { title: "", text: "", marking: "", areas: [] };

/** A report being written: a new one, a draft taken up again, or the next version of one that was written here. */
export function WritePage({ query }: { readonly query: URLSearchParams }) {
  const { m } = useLanguage();
  const words = m.productDesk.writing;
  const of = query.get("of") ?? undefined;
  const draft = query.get("draft") ?? undefined;
  const [fresh] = useState(newDraftId);
  return (
    <Page
      title={of === undefined ? m.write.title : words.reviseTitle}
      lead={of === undefined ? m.write.lead : words.reviseLead}
      crumb={<a href={address(["products"])}>{m.products.title}</a>}
    >
      {draft !== undefined ? (
        <TakenUp draft={draft} />
      ) : of !== undefined ? (
        <NextVersion of={of} draft={fresh} />
      ) : (
        <Editor id={fresh} from={EMPTY} />
      )}
    </Page>
  );
}

function TakenUp({ draft }: { readonly draft: string }) {
  const reading = useRead(productDraftOperations.readReportDraft, { params: { draft } }, { keep: false });
  return (
    <Ready of={reading}>
      {({ id, changedAt: _, ...report }) => <Editor id={id} from={report} key={id} />}
    </Ready>
  );
}

function NextVersion({ of, draft }: { readonly of: string; readonly draft: string }) {
  const { m } = useLanguage();
  const input = { params: { product: of }, query: { why: "revise" } };
  const reading = useRead(productOperations.readProduct, input, { keep: false });
  return (
    <Ready of={reading}>
      {(product) =>
        product.text === undefined || product.source !== "written" ? (
          <p className="soft">{m.productDesk.writing.notText}</p>
        ) : (
          <Editor
            id={draft}
            from={{
              title: product.name ?? "",
              text: product.text,
              marking: product.marking,
              areas: product.areas,
              purposes: product.purposes,
              of,
            }}
          />
        )
      }
    </Ready>
  );
}
