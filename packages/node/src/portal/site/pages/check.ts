import type { Language } from "../../figures.ts";
import type { SiteContext } from "../context.ts";
import { layout } from "../layout.ts";
import { html, type Markup } from "../markup.ts";
import { siteWords } from "../words.ts";
import { publishedList } from "./home.ts";

/** How to check a publication with common tools, step by step. The example is a text that stands here. */
export function checkPage(context: SiteContext, language: Language): Markup {
  const w = siteWords[language].check;
  const example = publishedList(context, 30).find(
    ({ withdrawn, partner }) => withdrawn === null && partner !== null,
  );
  const version = `${context.origin}/${language}/r/${example?.id ?? "…"}/v/${example?.current ?? 1}`;
  const pre = (lines: readonly string[]) => html`<pre tabindex="0"><code>${lines.join("\n")}</code></pre>\n`;
  return layout(context, {
    language,
    title: w.page,
    at: "check",
    body: html`<h1>${w.page}</h1>
<p class="lead">${w.pageLead}</p>
<h2>${w.stepHash}</h2>
<p>${w.stepHashText}</p>
${pre([
  `text=${version}`,
  `curl -s "$text.json" | openssl dgst -sha256 -binary | basenc --base64url | tr -d =`,
])}<h2>${w.stepTwin}</h2>
<p>${w.stepTwinText}</p>
<h2>${w.stepSignature}</h2>
<p>${w.stepSignatureText}</p>
${pre([
  `curl -s "$text.proof.json" > proof.json`,
  `jq -j '.signatures[0].signed' proof.json > signed.txt`,
  `jq -r '.signatures[0].publicKey' proof.json > key.pem`,
  `jq -r '.signatures[0].signature' proof.json | base64 -d > signature.bin`,
  `openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in signed.txt -sigfile signature.bin`,
])}<h2>${w.stepKey}</h2>
<p>${w.stepKeyText}</p>
<h2>${w.limits}</h2>
<p>${w.limitsText}</p>
`,
  });
}
