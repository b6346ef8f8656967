import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { DocumentError } from "./errors.ts";
import { DOCUMENT_LIMITS } from "./limits.ts";
import { objectStream, samplePdf, stream } from "./pdf-sample.ts";
import { screenPdf } from "./pdf-screen.ts";
import { readDocument } from "./read.ts";

const BANNER = "SECRET//REL TO XAR, XTL";
const PAGE = [BANNER, "", "(U) Convoys near Port Senne", "", BANNER];
const refuses = (pdf: Buffer, code: string, limits = {}) =>
  assert.rejects(readDocument(pdf, {}, { ...DOCUMENT_LIMITS, ...limits }), { name: "DocumentError", code });
const codes = async (pdf: Buffer) => (await readDocument(pdf)).findings.map(({ code }) => code);

test("a PDF gives the text, marking line, portions and number of its pages", async () => {
  const second = [
    BANNER,
    "",
    "(S//NF) Le bateau « Mireille »",
    "est parti l'été (dit-on).",
    "(U) Fin",
    "",
    BANNER,
  ];
  const read = await readDocument(samplePdf({ pages: [PAGE, second] }), { fileName: "report.pdf" });
  assert.equal(read.mediaType, "application/pdf");
  assert.equal(read.pages, 2);
  assert.equal(read.markingLine, BANNER);
  assert.equal(read.title, "Convoys near Port Senne");
  assert.deepEqual(
    read.portions.map(({ mark, text }) => [mark, text]),
    [
      ["U", "Convoys near Port Senne"],
      ["S//NF", "Le bateau « Mireille »\nest parti l'été (dit-on)."],
      ["U", "Fin"],
    ],
  );
  assert.deepEqual(read.findings, []);
});

test("a PDF is known by its first bytes, not by its name", async () => {
  const read = await readDocument(samplePdf({ pages: [PAGE] }), {
    mediaType: "text/plain",
    fileName: "a.txt",
  });
  assert.equal(read.mediaType, "application/pdf");
  assert.ok(read.findings.some(({ code }) => code === "type-differs"));
});

test("a page without a text layer refuses the document and is named", async () => {
  const picture = stream(
    Buffer.from([0]),
    false,
    "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 1",
  );
  const pdf = samplePdf({ pages: [PAGE, []], extra: [picture] });
  await assert.rejects(readDocument(pdf), { code: "no-text", message: /Page 2/ });
});

test("a page with another banner, or none, is a finding", async () => {
  const pages = [PAGE, ["TOP SECRET//NF", "", "words", "", BANNER], ["words", "", BANNER], ["words"], PAGE];
  assert.deepEqual(await codes(samplePdf({ pages })), ["page-marking-differs", "page-marking-missing"]);
});

const hidden: Record<string, [string, Parameters<typeof samplePdf>[0]]> = {
  "an encryption dictionary": [
    "encrypted",
    {
      pages: [PAGE],
      trailer: "/Encrypt 100 0 R /ID [<00><00>]",
      extra: ["<< /Filter /Standard /V 1 /R 2 /P -4 >>"],
    },
  ],
  "an encryption dictionary under an escaped name": [
    "encrypted",
    { pages: [PAGE], trailer: "/Encr#79pt 100 0 R" },
  ],
  "an embedded file": [
    "hidden-content",
    {
      pages: [PAGE],
      catalog: "/Names << /EmbeddedFiles << /Names [(a) 100 0 R] >> >>",
      extra: ["<< /Type /Filespec >>"],
    },
  ],
  "an attached file on a page": [
    "hidden-content",
    { pages: [PAGE], extra: ["<< /Subtype /FileAttachment >>"] },
  ],
  "a JavaScript action": [
    "active-content",
    { pages: [PAGE], catalog: "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>" },
  ],
  "an escaped JavaScript action": [
    "active-content",
    { pages: [PAGE], catalog: "/OpenAction << /S /J#61vaScript >>" },
  ],
  "an action behind an open parenthesis": [
    "active-content",
    { pages: [PAGE], extra: ["<< /Title (", "<< /S /JavaScript >>", ") >>"] },
  ],
  "an action inside an object stream": [
    "active-content",
    { pages: [PAGE], extra: [objectStream(["<< /A 1 >>", "<< /S /JavaScript >>"], 200)] },
  ],
  "an action in an object stream without its type": [
    "active-content",
    { pages: [PAGE], extra: [stream(Buffer.from("9 0 << /S /JavaScript >>"), true, "/N 1 /First 4")] },
  ],
  "an action behind a keyword inside an object stream": [
    "active-content",
    { pages: [PAGE], extra: [objectStream(["<< /A xobj /S /JavaScript >>"], 200)] },
  ],
  "an action in a string of an object stream": [
    "active-content",
    { pages: [PAGE], extra: [objectStream(["(<< /S /JavaScript >>)"], 200)] },
  ],
  "a file named by nothing but its key": [
    "hidden-content",
    { pages: [PAGE], extra: ["<< /E#46 << /F 1 0 R >> >>"] },
  ],
  "an action behind a keyword inside its object": [
    "active-content",
    { pages: [PAGE], extra: ["<< /A endobj /S /JavaScript >>"] },
  ],
  "an action behind the word stream": [
    "active-content",
    { pages: [PAGE], extra: ["<< /A stream /S /JavaScript >>"] },
  ],
  "an action behind a stream inside its object": [
    "active-content",
    { pages: [PAGE], extra: ["<< /A << >> stream\nendstream /S /JavaScript >>"] },
  ],
  "an action between parentheses in hexadecimal strings": [
    "active-content",
    { pages: [PAGE], extra: ["<< /A <(> /S /JavaScript /B <)> >>"] },
  ],
  "an action inside the data of a stream": [
    "active-content",
    { pages: [PAGE], extra: [stream(Buffer.from("300 0 obj << /S /JavaScript >> endobj"), false)] },
  ],
  "an object stream in another coding": [
    "hidden-content",
    {
      pages: [PAGE],
      extra: ["<< /Type /ObjStm /N 1 /First 4 /Filter /ASCIIHexDecode /Length 2 >>\nstream\n00\nendstream"],
    },
  ],
  "an object stream whose coding stands elsewhere": [
    "hidden-content",
    {
      pages: [PAGE],
      extra: ["<< /Type /ObjStm /N 1 /First 4 /Filter 101 0 R /Length 2 >>\nstream\n00\nendstream"],
    },
  ],
  "a program to start": ["active-content", { pages: [PAGE], extra: ["<< /S /Launch /F (x) >>"] }],
  "an XFA form": ["hidden-content", { pages: [PAGE], catalog: "/AcroForm << /XFA [] >>" }],
  "a redaction not carried out": ["hidden-content", { pages: [PAGE], extra: ["<< /Subtype /Redact >>"] }],
};
for (const [name, [code, sample]] of Object.entries(hidden)) {
  test(`a PDF with ${name} is refused`, () => {
    assert.throws(() => screenPdf(samplePdf(sample), 1 << 20), { name: "DocumentError", code });
  });
}

test("what the screen refuses is refused by the reading of documents", async () => {
  for (const name of ["an encryption dictionary", "an embedded file", "an action inside an object stream"]) {
    const [code, sample] = hidden[name]!;
    await refuses(samplePdf(sample), code);
  }
});

test("objects tangled into each other's strings are refused in passing", () => {
  const pdf = samplePdf({ pages: [PAGE], extra: ["obj ( ".repeat(1_000_000)] });
  assert.throws(() => screenPdf(pdf, 1 << 20), { code: "malformed" });
});

test("a link to a page about JavaScript is no action", async () => {
  const link =
    "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://a.example/JavaScript/JS) >> >>";
  const pdf = samplePdf({ pages: [PAGE], pageEntries: "/Annots [100 0 R]", extra: [link] });
  assert.deepEqual(await codes(pdf), []);
});

test("comments, pictures, layers, forms, metadata and earlier versions are findings", async () => {
  const comment = "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (our man) >>";
  const pdf = samplePdf({
    pages: [PAGE],
    pageEntries: "/Annots [100 0 R]",
    catalog: "/AcroForm << /Fields [] >> /OCProperties << /OCGs [] /D << >> >>",
    extra: [comment, "<< /Subtype /Image >>"],
    info: "/Author (Aldo)",
  });
  const twice = Buffer.concat([pdf, pdf.subarray(pdf.lastIndexOf("startxref"))]);
  assert.deepEqual((await codes(twice)).toSorted(), [
    "annotations",
    "form",
    "layers",
    "metadata",
    "pictures",
    "revisions",
  ]);
});

test("what is appended to a PDF is not carried along", async () => {
  const pdf = samplePdf({ pages: [PAGE] });
  await refuses(Buffer.concat([pdf, Buffer.from("PK\u0003\u0004")]), "hidden-content");
});

test("a PDF cut short, or only begun, is malformed", async () => {
  const pdf = samplePdf({ pages: [PAGE] });
  await refuses(pdf.subarray(0, pdf.length - 20), "malformed");
  await refuses(Buffer.from("%PDF-1.7\n%%EOF"), "malformed");
});

test("a text layer of characters that mean nothing is none", async () => {
  const map =
    "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange " +
    "1 beginbfchar <41> <e000> endbfchar endcmap";
  const pdf = samplePdf({
    pages: [PAGE],
    pageEntries: "/Resources << /Font << /F2 100 0 R >> >>",
    extra: [
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 101 0 R >>",
      stream(Buffer.from(map)),
    ],
    content: Buffer.from("BT /F2 11 Tf 50 50 Td (CAB) Tj ET"),
  });
  await assert.rejects(readDocument(pdf), {
    code: "no-text",
    message: /page 1 cannot be read as characters/,
  });
  const controls = Buffer.from("BT /F1 11 Tf 50 50 Td <0102> Tj ET");
  await refuses(samplePdf({ pages: [PAGE], content: controls }), "no-text");
});

test("too many pages are refused", () =>
  refuses(samplePdf({ pages: [PAGE, PAGE, PAGE] }), "too-many-pages", { pages: 2 }));

test("a wrong count of pages hides none, and a page taken out of the tree is refused", async () => {
  const two = samplePdf({ pages: [PAGE, PAGE] }).toString("latin1");
  const changed = (from: string, to: string) => Buffer.from(two.replace(from, to), "latin1");
  assert.equal((await readDocument(changed("/Count 2", "/Count 9"))).pages, 2);
  await refuses(changed("/Count 2", "/Count 1"), "hidden-content");
  await refuses(changed("[10 0 R 12 0 R] /Count 2", "[10 0 R       ] /Count 1"), "hidden-content");
});

test("too much text, and too large a file, are refused", async () => {
  await refuses(samplePdf({ pages: [PAGE, PAGE] }), "too-large", { characters: 100 });
  await refuses(samplePdf({ pages: [PAGE] }), "too-large", { pdfBytes: 100, textBytes: 50 });
});

test("an object stream that inflates without end is refused", async () => {
  const bomb = stream(Buffer.alloc(8 << 20, " "), true, "/Type /ObjStm /N 1 /First 4");
  await refuses(samplePdf({ pages: [PAGE], extra: [bomb] }), "too-large", { inflatedBytes: 1 << 20 });
});

test("a page that inflates without end costs its own process its life, not ours", async () => {
  const bomb = samplePdf({ pages: [PAGE], content: Buffer.alloc(200 << 20, " ") });
  assert.ok(bomb.length < 1 << 20);
  await refuses(bomb, "too-large", { memoryBytes: 200 << 20 });
});

test("a reading that takes too long is ended", () =>
  refuses(samplePdf({ pages: [PAGE] }), "too-slow", { milliseconds: 1 }));

test("nesting and loops end in a refusal", async () => {
  const deep = `/Extra 100 0 R /OpenAction 100 0 R`;
  await refuses(
    samplePdf({ pages: [PAGE], catalog: deep, extra: ["[".repeat(500_000) + "]".repeat(500_000)] }),
    "malformed",
  );
  const pdf = samplePdf({ pages: [PAGE] }).toString("latin1");
  await refuses(Buffer.from(pdf.replace("/Kids [10 0 R]", "/Kids [ 2 0 R]"), "latin1"), "malformed");
});

test("after all this an honest PDF is still read, and several at once", async () => {
  const pdf = samplePdf({ pages: [PAGE] });
  const read = await Promise.all([1, 2, 3, 4].map(() => readDocument(pdf)));
  assert.deepEqual(
    read.map(({ pages }) => pages),
    [1, 1, 1, 1],
  );
});

test("more PDFs than may wait are told to come again", async () => {
  const pdf = samplePdf({ pages: [PAGE] });
  const limits = { ...DOCUMENT_LIMITS, milliseconds: 1 };
  const outcomes = await Promise.allSettled(Array.from({ length: 24 }, () => readDocument(pdf, {}, limits)));
  const told = outcomes.map((outcome) =>
    outcome.status === "rejected" ? (outcome.reason as DocumentError).code : "read",
  );
  assert.deepEqual(
    [told.filter((code) => code === "busy").length, told.filter((code) => code === "too-slow").length],
    [6, 18],
  );
});

test("no damage to a file makes the screen do anything but pass or refuse", () => {
  const pdf = samplePdf({ pages: [PAGE], extra: [objectStream(["<< /A (b) >>"], 200)] });
  const damage = fc.array(fc.tuple(fc.nat(pdf.length - 1), fc.nat(255)), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(damage, (changes) => {
      const copy = Buffer.from(pdf);
      for (const [at, byte] of changes) copy[at] = byte;
      try {
        assert.ok(Array.isArray(screenPdf(copy, 1 << 20).findings));
      } catch (error) {
        assert.ok(error instanceof DocumentError, String(error));
      }
    }),
  );
});
