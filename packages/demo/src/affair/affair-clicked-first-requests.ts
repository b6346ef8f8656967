import { requestOperations as ops } from "@entente/api";
import { cardOf, control, done, followed, lastPart, refused, write } from "./affair-clicked-first-hands.ts";
import type { Clicker, People } from "./clicking.ts";
import type { ClaimsDemanded, Demanded, Supported } from "./requests.ts";
import { AIRLIFT, CEASE, EXPLAIN, PART_ANSWER } from "./requests-texts.ts";
import type { AffairStage } from "./stage.ts";

const DECLARE = "Je fais la déclaration que demande l’accord";
const STATE = "I make the statement that the agreement asks for";

/** Waits until what was sent has a page of its own. */
async function sent({ page }: Clicker): Promise<string> {
  await page.waitForURL(/#\/requests\/[0-9A-Z]{26}$/);
  return lastPart(page);
}

/** An explanation is demanded, repeated, answered in part and found wanting; then an end, by keyboard alone. */
export async function demandsClicked(people: People, claims: ClaimsDemanded): Promise<Demanded> {
  const analyst = await people.at("arvenia", "analyst");
  const ours = await people.at("arvenia", "liaison officer");
  const theirs = await people.at("talvia", "liaison officer");
  await analyst.open("requests");
  await analyst.follow("Faire une demande");
  await write(analyst.page, {
    Objet: "explain",
    Finalité: "accountability",
    "Menaces informatiques": true,
    Texte: EXPLAIN.text,
    "Clause ou autre fondement (facultatif)": EXPLAIN.ground,
    "Allégations (facultatif)": `${claims.C1} ${claims.C6}`,
  });
  await analyst.press("Garder en projet");
  await analyst.sees(EXPLAIN.text);

  await ours.open("requests");
  await refused(ours, "Envoyer", /[Cc]lause [\d.]+/);
  await write(ours.page, { [DECLARE]: true });
  await ours.press("Envoyer");
  const explain = await sent(ours);

  await theirs.open("requests");
  await followed(theirs, cardOf(theirs, EXPLAIN.text.slice(0, 40)));
  await theirs.sees(EXPLAIN.text);
  await done(theirs, "Acknowledge", "Acknowledged.", await theirs.unfold("Acknowledge"));
  await ours.sees("reçue, accusé donné", ours.page.locator(".stands"));
  const repeat = await ours.unfold("Enregistrer une réitération");
  for (const [n, channel] of ["par une note", "par téléphone"].entries()) {
    await write(repeat, { Comment: channel });
    await done(ours, "Enregistrer", "La réitération est enregistrée.", repeat);
    await ours.page.locator(".thread").getByText("demande réitérée").nth(n).waitFor({ state: "visible" });
  }
  await theirs.page.locator(".thread").getByText("repeated").nth(1).waitFor();

  const answer = await theirs.unfold("Answer");
  await write(answer, { Answer: "partly", Text: PART_ANSWER.text });
  await refused(theirs, "Send", /[Cc]lause [\d.]+/, answer);
  await write(answer, { [STATE]: true });
  await done(theirs, "Send", "Answered.", answer);
  await ours.sees(PART_ANSWER.text);
  const judge = await ours.unfold("Dire si la réponse satisfait");
  await write(judge, { Raison: "It says where the records were not collected, and not where they were." });
  const said = "Réponse jugée non satisfaisante. La demande reste ouverte.";
  await done(ours, "Enregistrer", said, judge);
  await theirs.sees(/not satisfied/, theirs.page.locator(".stands"));

  const cease = await byKeyboard(ours);
  await theirs.open("requests");
  await cardOf(theirs, CEASE.text.slice(0, 40)).waitFor();
  return { explain, cease };
}

/** The demand to cease, from the board to the sending, without a pointer. */
async function byKeyboard(officer: Clicker): Promise<string> {
  const { keyboard } = officer.page;
  const at = async (name: string, act: () => Promise<void>) => {
    await officer.tabTo(name);
    await act();
  };
  await officer.open("requests");
  await at("Faire une demande", () => keyboard.press("Enter"));
  await officer.page.getByRole("heading", { level: 1, name: "Faire une demande" }).waitFor();
  await control(officer.page, "Objet").waitFor();
  const purpose = await control(officer.page, "Finalité")
    .locator('option[value="accountability"]')
    .innerText();
  await at("Objet", () => keyboard.type("Ces"));
  await at("Finalité", () => keyboard.type(purpose.slice(0, 5)));
  await at("Menaces informatiques", () => keyboard.press("Space"));
  await at("Texte", () => keyboard.insertText(CEASE.text));
  await at("Clause ou autre fondement (facultatif)", () => keyboard.insertText(CEASE.ground));
  await at("C6", () => keyboard.press("Space"));
  await at(DECLARE, () => keyboard.press("Space"));
  await at("Envoyer", () => keyboard.press("Enter"));
  return sent(officer);
}

/** An airlift is asked for, accepted and flown in part; each side counts for itself. */
export async function supportClicked(stage: AffairStage, people: People): Promise<Supported> {
  const asks = await people.at("talvia", "liaison officer");
  const accepts = await people.at("arvenia", "liaison officer");
  await asks.open("requests");
  await asks.follow("Make a request");
  await write(asks.page, { What: "support" });
  await write(asks.page, {
    Purpose: "incident-response",
    "Maritime security": true,
    Resource: AIRLIFT.support.resource,
    Quantity: String(AIRLIFT.support.quantity),
    Unit: AIRLIFT.support.unit,
    Text: AIRLIFT.text,
    [STATE]: true,
  });
  await asks.press("Send");
  const airlift = await sent(asks);

  await accepts.open("requests");
  await followed(accepts, cardOf(accepts, AIRLIFT.text.slice(0, 40)));
  const answer = await accepts.unfold("Répondre");
  await write(answer, {
    Répondre: "answered",
    Texte: "Accepted; the first flights leave on Friday.",
    [DECLARE]: true,
  });
  await done(accepts, "Envoyer", "Réponse donnée.", answer);
  await asks.sees("accepted", asks.page.locator(".stands"));

  const flies = await people.at("arvenia", "operations officer");
  await flies.open(`requests/${airlift}`);
  const deliver = await flies.unfold("Enregistrer une livraison");
  await write(deliver, { Quantité: "5" });
  await refused(flies, "Enregistrer", /[Cc]lause [\d.]+/, deliver);
  await write(deliver, { [DECLARE]: true });
  for (const [n, quantity] of ["5", "3"].entries()) {
    await write(deliver, { Quantité: quantity });
    await done(flies, "Enregistrer", "La livraison est enregistrée.", deliver);
    await flies.page
      .locator(".thread")
      .getByText(/^Livré /)
      .nth(n)
      .waitFor();
  }
  const counts = await people.at("talvia", "operations officer");
  await counts.open(`requests/${airlift}`);
  const first = await counts.unfold(/delivery of 5/);
  await done(counts, "Acknowledge", "Acknowledged by your count.", first);
  const second = await counts.unfold(/delivery of 3/);
  await write(second, { Quantity: "2", "Text (optional)": "One flight turned back over Ostrand." });
  await done(counts, "Acknowledge", "Acknowledged by your count.", second);
  await accepts.sees("One flight turned back over Ostrand.");
  await accepts.sees(/compté 2 \(écart [-−]1\)/);
  const { deliveries } = await stage.cast.talvia["liaison officer"].client.call(ops.getRequest, {
    params: { request: airlift },
  });
  return { airlift, deliveries: [deliveries[0]!.id, deliveries[1]!.id] };
}
