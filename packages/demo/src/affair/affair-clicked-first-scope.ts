import { scopeOperations as ops } from "@entente/api";
import { samplePair } from "@entente/scope";
import type { PartyName } from "../parties.ts";
import { control, done, lastPart, refused, rowOf, write } from "./affair-clicked-first-hands.ts";
import type { Clicker, People } from "./clicking.ts";
import type { ScopeIds } from "./scope.ts";
import type { AffairStage } from "./stage.ts";

const TABLE = "iso-3166/2031-01";

/** The words of the page of a register, at each node. */
const WORDS = {
  arvenia: {
    ours: "Notre registre",
    takeIn: "Faire entrer un registre",
    file: "Fichier",
    table: "Table des pays",
    doTakeIn: "Faire entrer",
    taken: /^Le registre est entré\. Lignes\s:\s10\s000\./,
    countOwn: "Compter pour nous-mêmes",
    doCountOwn: "Compter pour nous",
    agree: /d’accord, rubrique par rubrique/,
    prepare: "Compter pour le partenaire",
    complete: "Est-ce toutes les données ?",
    area: "Menaces informatiques",
    doPrepare: "Compter",
    counted: /^Compté\s:\s10\s000\./,
    toRollup: "Le relevé préparé, pour qui le signe",
    sign: "Signer et remettre au partenaire",
    signed: "Le relevé est signé.",
  },
  talvia: {
    ours: "Our register",
    takeIn: "Take a register in",
    file: "File",
    table: "Country table",
    doTakeIn: "Take in",
    taken: /^The register is taken in\. Rows: 10,000\./,
    countOwn: "Count it for ourselves",
    doCountOwn: "Count for ourselves",
    agree: /agree, line by line/,
    prepare: "Count for the partner",
    complete: "Is this all the data?",
    area: "Cyber threats",
    doPrepare: "Count",
    counted: /^Counted: 10,000\./,
    toRollup: "The prepared rollup, for whoever signs it",
    sign: "Sign and give to the partner",
    signed: "The rollup is signed.",
  },
} as const;

const fileOf = (csv: string) => ({ name: "register.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });

/** One person takes the register in and counts it, another signs the count. */
async function countAndSign(
  people: People,
  party: PartyName,
  csv: string,
  spoiled?: { readonly csv: string; readonly words: RegExp },
): Promise<string> {
  const w = WORDS[party];
  const officer = await people.at(party, "operations officer");
  await officer.open("scope");
  await officer.follow(w.ours);
  const takeIn = await officer.unfold(w.takeIn);
  await write(takeIn, { [w.table]: TABLE });
  if (spoiled !== undefined) {
    await control(takeIn, w.file).setInputFiles(fileOf(spoiled.csv));
    await refused(officer, w.doTakeIn, spoiled.words, takeIn);
  }
  await control(takeIn, w.file).setInputFiles(fileOf(csv));
  await done(officer, w.doTakeIn, w.taken, takeIn);
  const count = await officer.unfold(w.countOwn);
  await officer.press(w.doCountOwn, count);
  await officer.sees(w.agree, count);
  const prepare = await officer.unfold(w.prepare);
  await write(prepare, { [w.complete]: party === "arvenia" ? "unknown" : "yes", [w.area]: true });
  await done(officer, w.doPrepare, w.counted, prepare);
  if (spoiled !== undefined) await prepare.getByRole("button", { name: w.doPrepare, exact: true }).waitFor();
  await officer.follow(w.toRollup);
  const rollup = lastPart(officer.page);
  const signs = await people.at(party, "liaison officer");
  await signs.open(`scope/${rollup}?side=ours`);
  await done(signs, w.sign, w.signed);
  return rollup;
}

/** Explains one difference at the page of the comparison. */
async function explain(
  officer: Clicker,
  words: Readonly<Record<string, string>>,
  button: string,
  said: string,
): Promise<void> {
  const form = officer.page
    .locator("form")
    .filter({ has: officer.page.getByRole("button", { name: button }) });
  await write(form, words);
  await done(officer, button, said, form);
}

/** Each side counts its own register and signs the count; the comparison shows what differs, and whose that is. */
export async function scopeClicked(
  stage: AffairStage,
  people: People,
  startedOperation: string,
): Promise<ScopeIds> {
  const pair = samplePair({ seed: 2031, operations: { XTL: startedOperation } });
  const spoiled = { csv: pair.arvenia.replace("caller_cc", "country"), words: /country/ };
  const ours = await countAndSign(people, "arvenia", pair.arvenia, spoiled);
  // The form at the other node proposes the period that has been signed here.
  const counts = await people.at("talvia", "operations officer");
  await counts.open("scope");
  await rowOf(counts, /the partner’s.*here, as signed/).waitFor();
  const theirs = await countAndSign(people, "talvia", pair.talvia);

  const officer = await people.at("arvenia", "operations officer");
  await officer.open("scope");
  await rowOf(officer, /celui du partenaire.*ici, tel que signé/).waitFor();
  await officer.follow("Rapprocher les relevés les plus récents");
  await officer.sees("inscrit par le seul fournisseur");
  await done(officer, "Consigner ce rapprochement", "Le rapprochement est consigné.");
  await officer.page.locator('main a[href^="#/scope/reconciliations/"]').first().click();
  await officer.page.waitForURL(/#\/scope\/reconciliations\//);
  const reconciliation = lastPart(officer.page);

  const there = await people.at("talvia", "operations officer");
  await there.open("scope");
  await rowOf(there, /recorded by the partner/).click();
  await explain(
    there,
    { "What it was": "clock", "In words": "On the 28th the clock of one gateway was an hour fast." },
    "Explain",
    "The difference is explained.",
  );
  const { comparison } = await stage.cast.arvenia["operations officer"].client.call(ops.getReconciliation, {
    params: { reconciliation },
  });
  const doubled = comparison!.differences.find((each) => each.class === "constant-factor")!;
  await explain(
    officer,
    {
      Numéro: String(doubled.number),
      "Ce que c’était": "counted-twice",
      "En toutes lettres": "Each of these calls was met at two points of the same ship, and booked at both.",
    },
    "Expliquer",
    "L’écart est expliqué.",
  );
  await officer.sees("On the 28th the clock of one gateway was an hour fast.");
  await there.sees("Each of these calls was met at two points of the same ship, and booked at both.");
  await there.sees(/Open differences: 1 of 3\./);
  const digestOf = async (party: PartyName, rollup: string) => {
    const { client } = stage.cast[party]["liaison officer"];
    return (await client.call(ops.getRollup, { params: { rollup } })).rollup.digest;
  };
  return {
    rollups: { arvenia: ours, talvia: theirs },
    digests: { arvenia: await digestOf("arvenia", ours), talvia: await digestOf("talvia", theirs) },
    reconciliation,
  };
}
