import assert from "node:assert/strict";
import { test } from "node:test";
import { checkViews } from "../ledger/index.ts";
import { samplePdf } from "./document/pdf-sample.ts";
import { arvenia, bytes, command, session, type TestDesk, talvia, withDesk } from "./test-desk.ts";

const markdown = `SECRET

# (U) Movements in the strait of Kermoran

(U) Two vessels left port on 3 March.

(S//REL TO XTL) The quarrelsome heron carried a zymurgist aboard.

(S) The source is a cook.

SECRET
`;

const report = (text: string, more: Record<string, unknown> = {}) => ({
  session: session(),
  command: command(),
  content: bytes(text),
  mediaType: "text/markdown",
  areas: ["strait"],
  purposes: [],
  ...more,
});

const logged = (desk: TestDesk) =>
  desk.ledger.reader.all<{ why: string; count: number; account: string }>(
    "SELECT why, count, account FROM view_access ORDER BY seq",
  );

test("a report is recorded byte for byte, labelled by its marking line and its portions", async () => {
  await withDesk(async ({ products }) => {
    const { result } = await products.writeReport(report(markdown));
    const [facts] = products.factsOf([result.product]);
    assert.deepEqual(facts?.label, {
      originator: arvenia,
      policy: "XAR",
      level: "S",
      caveats: [],
      text: "",
    });
    assert.deepEqual([facts?.kinds, facts?.attachments, facts?.unknownMarkings], [["report"], "none", []]);
    const opened = await products.content(session(), result.product, "content");
    assert.deepEqual(Buffer.from(opened.content), Buffer.from(bytes(markdown)));
    assert.equal(opened.header.label.text, "SECRET");
    assert.equal(opened.header.name, "Movements in the strait of Kermoran");
  });
});

test("a portion marked higher than the banner raises the whole; a mark nobody knows is kept, never dropped", async () => {
  await withDesk(async ({ products }) => {
    const higher = await products.writeReport(report("RESTRICTED\n\n(S) Higher.\n\nRESTRICTED\n"));
    assert.equal(products.factsOf([higher.result.product])[0]?.label.level, "S");
    const strange = await products.writeReport(
      report("RESTRICTED//GLIMMER\n\n(R//OWL) Strange.\n\nRESTRICTED//GLIMMER\n"),
    );
    assert.deepEqual(products.factsOf([strange.result.product])[0]?.unknownMarkings, ["GLIMMER", "OWL"]);
  });
});

test("a report without a marking needs one, and one that is given must not contradict it", async () => {
  await withDesk(async ({ products, ledger }) => {
    const problem = (pointer: string) => (cause: { code?: string; problem?: { pointer?: string } }) =>
      cause.code === "invalid" && cause.problem?.pointer === pointer;
    await assert.rejects(products.writeReport(report("No marking here.\n")), problem("/marking"));
    await assert.rejects(
      products.writeReport(report(markdown, { marking: "UNCLASSIFIED" })),
      problem("/marking"),
    );
    await assert.rejects(products.writeReport(report("Words.\n", { marking: "ULTRA" })), problem("/marking"));
    await assert.rejects(products.writeReport(report("SECRET\n\n\u202eesrever\n")), problem("/content"));
    await assert.rejects(
      products.writeReport(
        report(markdown, { attachments: [{ name: "../../etc/passwd", content: bytes("TLP:GREEN\n\nx\n") }] }),
      ),
      problem("/attachments/0/name"),
    );
    assert.equal(ledger.reader.get<{ n: number }>("SELECT count(*) AS n FROM entry")?.n, 0);
    const { result } = await products.writeReport(report("Words.\n", { marking: "TLP:GREEN" }));
    assert.equal(products.factsOf([result.product])[0]?.label.tlp, "green");
  });
});

test("attachments stand under the report's label and check; one that cannot be read as text says so", async () => {
  await withDesk(async ({ products }) => {
    const { result } = await products.writeReport(
      report(markdown, {
        attachments: [
          {
            name: "notes.txt",
            mediaType: "text/plain",
            content: bytes("(S) Appended words about kestrels.\n"),
          },
          {
            name: "archive.zip",
            mediaType: "application/zip",
            content: Buffer.from("504b030414000000", "hex"),
          },
        ],
      }),
    );
    const [facts] = products.factsOf([result.product]);
    assert.equal(facts?.attachments, "binary");
    assert.deepEqual(facts?.belongings, result.attachments);
    const low = session({ clearance: "R" });
    for (const product of [result.product, ...result.attachments]) {
      await assert.rejects(products.read(low, product, "read"), { code: "not-found" });
      await assert.rejects(products.content(low, product, "content"), { code: "not-found" });
      assert.equal(products.sees(session(), [product]), true);
    }
    assert.deepEqual((await products.search(low, { text: "kestrels" })).products, []);
    const [found] = (await products.search(session(), { text: "kestrels" })).products;
    assert.equal(found?.name, "notes.txt");
    assert.equal(found?.parent, result.product);
  });
});

test("an attachment marked higher than its report raises the whole", async () => {
  await withDesk(async ({ products }) => {
    const { result } = await products.writeReport(
      report("RESTRICTED\n\nPlain.\n\nRESTRICTED\n", {
        attachments: [{ name: "a.md", content: bytes("SECRET//MARE\n\nDeep.\n\nSECRET//MARE\n") }],
      }),
    );
    const [facts] = products.factsOf([result.product]);
    assert.deepEqual([facts?.label.level, facts?.label.caveats], ["S", ["MARE"]]);
  });
});

test("every reading is one entry, durable before the content leaves; a list with titles is a reading too", async () => {
  await withDesk(async (desk) => {
    const { result } = await desk.products.writeReport(report(markdown));
    await desk.products.read(session(), result.product, "read");
    await desk.products.search(session({ account: "acc-2" }), {});
    await desk.products.search(session(), { text: "nothingofthekind" });
    assert.deepEqual(
      logged(desk).map((row) => ({ ...row })),
      [
        { why: "read", count: 1, account: "acc-1" },
        { why: "list", count: 1, account: "acc-2" },
      ],
    );
    await assert.rejects(desk.products.read(session(), result.product, "Because I want to"));
    assert.equal(logged(desk).length, 2);
  });
});

test("a tearline holds the kept portions under the join of their own marks, and names what it came from", async () => {
  await withDesk(async ({ products, options }) => {
    const { result } = await products.writeReport(report(markdown));
    const { portions = [] } = await products.read(session(), result.product, "read");
    const keep = portions.filter(({ mark }) => mark === "S//REL TO XTL").map(({ index }) => index);
    const cut = await products.derive({
      session: session(),
      command: command(),
      product: result.product,
      keep,
    });
    const reading = await products.read(session(), cut.result.product, "read");
    assert.match(reading.text ?? "", /quarrelsome heron/);
    assert.doesNotMatch(reading.text ?? "", /cook|vessels/);
    const [facts] = products.factsOf([cut.result.product]);
    assert.deepEqual(facts?.label.relTo, ["XTL"]);
    assert.deepEqual(facts?.from, [result.product]);
    assert.equal(facts?.source, "derived");
    assert.deepEqual(checkViews(options).differences, []);
  });
});

test("nobody but its originator cuts a report, and no portion that is not there", async () => {
  await withDesk(async ({ products }) => {
    const own = await products.writeReport(report(markdown));
    const cut = (product: string, keep: number[]) =>
      products.derive({ session: session(), command: command(), product, keep });
    await assert.rejects(cut(own.result.product, [99]), { code: "invalid" });
    const foreign = await products.writeReport(
      report("TLP:AMBER\n\nTheirs.\n\nTLP:AMBER\n", { originator: talvia }),
    );
    await assert.rejects(cut(foreign.result.product, [0]), { code: "conflict" });
    await assert.rejects(
      products.derive({
        session: session({ clearance: "U" }),
        command: command(),
        product: own.result.product,
        keep: [0],
      }),
      { code: "not-found" },
    );
  });
});

test("a PDF is kept as it came; its text is found, read and cut in its place, and goes when it goes", async () => {
  await withDesk(async (desk) => {
    const lines = ["SECRET", "", "(U) Vessels left port.", "", "(S) The zymurgist stayed.", "", "SECRET"];
    const pdf = samplePdf({ pages: [lines] });
    const { result } = await desk.products.writeReport(
      report("", { content: pdf, mediaType: "application/pdf" }),
    );
    const shown = await desk.products.search(session(), { text: "zymurg*", kind: "report" });
    assert.deepEqual(
      shown.products.map(({ product, media }) => [product, media]),
      [[result.product, "application/pdf"]],
    );
    assert.equal((await desk.products.search(session(), {})).products.length, 1);
    const reading = await desk.products.read(session(), result.product, "read");
    assert.match(reading.text ?? "", /The zymurgist stayed/);
    assert.deepEqual(reading.attachments, []);
    assert.deepEqual(
      Buffer.from((await desk.products.content(session(), result.product, "content")).content),
      pdf,
    );
    const keep = (reading.portions ?? []).filter(({ mark }) => mark === "U").map(({ index }) => index);
    const cut = await desk.products.derive({
      session: session(),
      command: command(),
      product: result.product,
      keep,
    });
    assert.equal(desk.products.factsOf([cut.result.product])[0]?.label.level, "U");
    await desk.purge(result.product);
    assert.deepEqual((await desk.products.search(session(), { text: "zymurgist" })).products, []);
    assert.deepEqual(checkViews(desk.options).differences, []);
  });
});

test("after its destruction nothing of a report is left, and views rebuilt equal those that lived", async () => {
  await withDesk(async (desk) => {
    const { result } = await desk.products.writeReport(
      report(markdown, { attachments: [{ name: "kestrel.txt", content: bytes("(S) Kestrels at dawn.\n") }] }),
    );
    const other = await desk.products.writeReport(report("TLP:GREEN\n\nStays, zymurgist.\n\nTLP:GREEN\n"));
    const id = desk.products.factsOf([result.product])[0]!.compartmentId;
    // The index stores a term without the beginning it shares with the one before: its end is what to look for.
    const token = desk.ledger.foldContext.tokens(id, ["zymurgist"])[0]!.slice(4);
    assert.deepEqual(checkViews(desk.options).differences, []);
    assert.equal((await desk.products.search(session(), { text: "zymurgist" })).products.length, 2);
    assert.ok(desk.filesWith(token).length > 0);
    await desk.purge(result.product);
    assert.deepEqual(desk.filesWith(token), []);
    assert.deepEqual(desk.filesWith("zymurgist"), []);
    assert.deepEqual(desk.filesWith("quarrelsome"), []);
    assert.deepEqual(checkViews(desk.options).differences, []);
    const left = await desk.products.search(session(), { text: "zymurgist" });
    assert.deepEqual(
      left.products.map(({ product }) => product),
      [other.result.product],
    );
    await assert.rejects(desk.products.read(session(), result.product, "read"), { code: "destroyed" });
    await assert.rejects(desk.products.read(session({ clearance: "U" }), result.product, "read"), {
      code: "not-found",
    });
    assert.equal(desk.products.factsOf([result.product])[0]?.sealed, true);
  });
});

test("a repeated command gets its first answer", async () => {
  await withDesk(async ({ products }) => {
    const given = report(markdown);
    const first = await products.writeReport(given);
    const again = await products.writeReport(given);
    assert.deepEqual(again.result, first.result);
    assert.equal(again.repeated, true);
  });
});
