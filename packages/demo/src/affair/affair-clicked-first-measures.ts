import { productOperations } from "@entente/api";
import { received, release, write as writeProduct } from "../story.ts";
import { done, followed, lastPart, refused, rowOf, write } from "./affair-clicked-first-hands.ts";
import { amend } from "./amend.ts";
import type { Clicker, People } from "./clicking.ts";
import { withAirSafety } from "./measures.ts";
import type { AffairStage } from "./stage.ts";

const TEXT =
  "TLP:AMBER\n\n(TLP:AMBER) Two beacons of the coast answer to addresses that were not seen before week 46.\n";

const newest = ({ page }: Clicker) => page.locator("main table tbody tr").first().getByRole("link");

/** A suspension is proposed and dropped; later applied, it refuses one release and lets others go; both end it. */
export async function measuresClicked(stage: AffairStage, people: People): Promise<string> {
  const { cast, ids } = stage;
  const ours = await people.at("arvenia", "liaison officer");
  const theirs = await people.at("talvia", "liaison officer");
  const propose = async (text: string) => {
    await ours.open("measures");
    const form = await ours.unfold("Proposer une mesure");
    await write(form, {
      Quoi: "suspend-area",
      "menaces informatiques": true,
      Motif: "breach",
      "En toutes lettres": text,
    });
    // Before the click it says what would stop, and what would not.
    await ours.sees("les rappels, les récépissés et les effacements", form);
    await done(ours, "Proposer", "La mesure est proposée. Rien ne s’est arrêté.", form);
    return followed(ours, newest(ours));
  };
  await propose("Sharing on cyber threats will stop unless the questions are answered.");
  await theirs.open("measures");
  await followed(theirs, rowOf(theirs, /proposed by the partner/));
  await theirs.sees("Sharing on cyber threats will stop unless the questions are answered.");
  await write(ours.page, { "Pourquoi l’abandonner": "answered" });
  await done(ours, "L’abandonner", "La mesure est abandonnée.");
  await theirs.sees("dropped", theirs.page.locator(".stands"));

  const measure = await propose("One question is still without an answer after three weeks.");
  await done(ours, "L’appliquer", "La mesure est appliquée.");
  await theirs.open("measures");
  await theirs.sees(/^Suspended: cyber threats/);
  await refusedInArea(stage, people);
  const convoy = await writeProduct(cast, "arvenia", "Convoys, week 47", TEXT);
  await received(cast, "arvenia", await release(cast, ids, "arvenia", [convoy]));
  await ours.open(`measures/${measure}`);
  await ours.sees(/^refus\s:\s1\s;/);

  await done(ours, "Signer qu’elle prend fin", /^Signé\./);
  await followed(theirs, newest(theirs));
  await done(theirs, "Sign that it ends", /^Signed\./);
  for (const [clicker, state] of [
    [ours, "levée"],
    [theirs, "lifted"],
  ] as const)
    await clicker.sees(state, clicker.page.locator(".stands"));
  return measure;
}

/** A release in the suspended area is refused in words, and the refusal is kept. */
async function refusedInArea({ cast }: AffairStage, people: People): Promise<void> {
  await cast.arvenia.analyst.client.call(productOperations.writeReport, {
    body: {
      title: "Beacons of the coast",
      text: TEXT,
      areas: ["cyber-threats"],
      purposes: ["cyber-defence"],
    },
  });
  const officer = await people.at("arvenia", "release officer");
  await officer.open("release");
  await officer.check("Beacons of the coast");
  await write(officer.page, {
    Organisme: "TLV-CERT",
    Rôle: "analyst",
    Finalité: "cyber-defence",
    "J’ai regardé, et aucune personne protégée ne figure dans ces produits": true,
    "J’ai lu tout le texte libre de ces produits": true,
  });
  await officer.press("Aperçu");
  await officer.page.locator("[data-verdict=refuse]").waitFor();
  await refused(officer, "Proposer malgré tout", /suspen/i);
}

/** To share more is announced, refused before both have signed for it, then applied and counted at both. */
export async function shareMoreClicked(stage: AffairStage, people: People): Promise<string> {
  const { cast, ids } = stage;
  const ours = await people.at("arvenia", "liaison officer");
  const theirs = await people.at("talvia", "liaison officer");
  await ours.open("measures");
  const form = await ours.unfold("Proposer une mesure");
  await write(form, { Quoi: "share-more" });
  await write(form, {
    "Domaines nouveaux": "air-safety",
    "En toutes lettres": "What concerns the safety of flights is shared from now on.",
  });
  await done(ours, "Proposer", "La mesure est proposée. Rien ne s’est arrêté.", form);
  await followed(ours, newest(ours));
  await refused(ours, "L’appliquer", /L’accord n’a pas changé/);
  await amend(stage, withAirSafety);
  await ours.open("measures");
  const measure = await followed(ours, newest(ours));
  await done(ours, "L’appliquer", "La mesure est appliquée.");
  const { result } = await cast.arvenia.analyst.client.call(productOperations.writeReport, {
    body: {
      title: "Drones near Meliore",
      text: TEXT,
      areas: ["air-safety"],
      purposes: ["incident-response"],
    },
  });
  await received(cast, "arvenia", await release(cast, ids, "arvenia", [result.product]));
  await theirs.open("measures");
  await followed(theirs, newest(theirs));
  await theirs.sees(/^air safety, from the partner: 1$/);
  return lastPart(ours.page) === measure ? measure : "";
}
