import assert from "node:assert/strict";
import { test } from "node:test";
import { checkViews } from "../ledger/index.ts";
import { type Compartment, writeCompartment } from "./compartment.ts";
import { type ItemHeader, STIX_MEDIA, writeHeader } from "./header.ts";
import { bytes, command, session, type TestDesk, talvia, withDesk } from "./test-desk.ts";

const theirs: Compartment = {
  originator: talvia,
  label: { policy: "XTL", level: "TL-2", caveats: [], relTo: ["XAR"] },
  areas: ["strait"],
  purposes: ["customs"],
  kind: "report",
  unknownMarkings: [],
  unit: "naval",
  theatre: "north",
  handledAs: "R",
};

const item = (content: string, header: Partial<ItemHeader> = {}) => ({
  header: writeHeader({
    v: 1,
    media: "text/markdown",
    kind: "report",
    size: content.length,
    label: { originator: talvia, policy: "XTL", level: "TL-2", caveats: [], text: "TL-2//REL TO XAR" },
    ...header,
  }),
  content: bytes(content),
});

const parentOf = (desk: TestDesk, product: string) => {
  const [entry, position] = product.split(".");
  return desk.ledger.reader.get<{ parent: string | null }>(
    "SELECT parent FROM view_product WHERE entry = :entry AND position = :position",
    { entry: entry!, position: Number(position) },
  )?.parent;
};

test("what a partner released is read under the level it is handled as, by the unit it is for", async () => {
  await withDesk(async (desk) => {
    const entry = await desk.receive(writeCompartment(theirs), [
      item("Talvian herons.\n", { name: "Herons" }),
    ]);
    const reading = await desk.products.read(session({ clearance: "R" }), `${entry}.0`, "read");
    assert.deepEqual(
      [reading.marking, reading.originator, reading.source, reading.by],
      ["TL-2//REL TO XAR", talvia, "received", talvia],
    );
    for (const who of [session({ clearance: "U" }), session({ units: ["air"] })]) {
      await assert.rejects(desk.products.read(who, `${entry}.0`, "read"), { code: "not-found" });
      assert.deepEqual((await desk.products.search(who, { text: "herons" })).products, []);
    }
    const [facts] = desk.products.factsOf([`${entry}.0`]);
    assert.deepEqual([facts?.purposeLimits, facts?.compartment.theatre], [["customs"], "north"]);
  });
});

test("a partner's item hangs on nothing outside its set, and on nothing that comes after it", async () => {
  await withDesk(async (desk) => {
    const own = await desk.products.writeReport({
      session: session(),
      command: command(),
      content: bytes("SECRET\n\nOurs.\n\nSECRET\n"),
      areas: ["strait"],
      purposes: [],
    });
    const entry = await desk.receive(writeCompartment(theirs), [
      item("Circle.\n", { parent: 1 }),
      item("Circle.\n", { parent: 0 }),
      item("Itself.\n", { parent: 2 }),
      item("Ours.\n", { parent: own.result.product, kind: "text" }),
    ]);
    assert.deepEqual(
      [0, 1, 2, 3].map((position) => parentOf(desk, `${entry}.${position}`)),
      [null, `${entry}.0`, null, null],
    );
    assert.deepEqual(desk.products.belongingsOf(own.result.product), []);
  });
});

test("items that are not what they say are rows without facts; nothing stops, and rebuilt equals live before and after", async () => {
  await withDesk(async (desk) => {
    const broken = [
      { header: bytes("no header"), content: bytes("x") },
      { header: writeHeader({ ...headerOf("malware"), media: STIX_MEDIA }), content: bytes('{"type":7}') },
      {
        header: writeHeader({ ...headerOf("malware"), media: STIX_MEDIA }),
        content: bytes("[".repeat(100_000)),
      },
      {
        header: writeHeader({ ...headerOf("text"), media: "text/plain" }),
        content: Buffer.from("ff00fe", "hex"),
      },
      item("Sound.\n"),
    ];
    const entry = await desk.receive(writeCompartment(theirs), broken);
    assert.deepEqual(checkViews(desk.options).differences, []);
    assert.equal((await desk.products.search(session(), { text: "sound" })).products.length, 1);
    assert.equal((await desk.products.search(session(), {})).products.length, 4);
    for (const position of broken.keys()) await desk.purge(`${entry}.${position}`);
    assert.deepEqual(checkViews(desk.options).differences, []);
    assert.deepEqual((await desk.products.search(session(), {})).products, []);
  });
});

function headerOf(kind: string): ItemHeader {
  const label = { originator: talvia, policy: "XTL", level: "TL-2", caveats: [], text: "" };
  return { v: 1, media: "text/plain", kind, size: 1, label };
}
