import { contactOperations as ops } from "@entente/api";
import {
  cardOf,
  control,
  done,
  followed,
  lastPart,
  refused,
  rowOf,
  write,
} from "./affair-clicked-first-hands.ts";
import type { People } from "./clicking.ts";
import type { Exchanged, Protested, Spoken, Undertaken } from "./contacts.ts";
import {
  BREAKFAST,
  CALL,
  FIRST_MESSAGE,
  NO_TARGETS,
  NOTE_OF_PROTEST,
  READ_OUTS,
  REPLY_MESSAGE,
  SHARE_MORE,
  SUMMONS,
} from "./contacts-texts.ts";
import type { AffairStage } from "./stage.ts";

const minute = (instant: string) => instant.slice(0, 16);

/** A note of protest, the ambassador called in, the note acknowledged at the other node. */
export async function protestClicked(stage: AffairStage, people: People): Promise<Protested> {
  const ours = await people.at("arvenia", "liaison officer");
  const theirs = await people.at("talvia", "liaison officer");
  await ours.open("contacts/protests");
  const note = await ours.unfold("Remettre une protestation");
  await write(note, { Note: NOTE_OF_PROTEST });
  await done(ours, "Remettre", "La protestation est remise.", note);
  const { client } = stage.cast.arvenia["liaison officer"];
  const { protest } = (await client.call(ops.listProtests, { query: {} })).items[0]!;
  const summons = await ours.unfold("Inscrire une convocation");
  await write(summons, {
    "Fonction convoquée": SUMMONS.office,
    "Convoquée par": SUMMONS.by,
    Lieu: SUMMONS.place,
    Quand: minute(SUMMONS.time),
    Présence: "oui",
    "Qui est venu": SUMMONS.attendedBy,
    Issue: "promised-answer",
    "À propos de notre protestation": protest,
    Motif: SUMMONS.reason,
    "L’issue en toutes lettres": SUMMONS.outcomeText,
  });
  await done(ours, "Inscrire", "La convocation est inscrite.", summons);
  const { items } = await client.call(ops.listSummonses, { query: {} });

  await theirs.open("contacts/protests");
  await theirs.sees(NOTE_OF_PROTEST);
  await theirs.sees(SUMMONS.outcomeText);
  await done(theirs, "Acknowledge", "The protest is acknowledged.");
  await ours.sees("réception accusée");
  return { protest, summons: items[0]!.summons };
}

/** A call and a breakfast, each recorded once, with an account of each side. They differ over the breakfast. */
export async function leadersClicked(people: People): Promise<Spoken> {
  const ours = await people.at("arvenia", "liaison officer");
  const theirs = await people.at("talvia", "liaison officer");
  await ours.open("contacts");
  const form = await ours.unfold("Inscrire un contact");
  const record = async (contact: typeof CALL | typeof BREAKFAST, name: RegExp) => {
    await write(form, {
      Forme: contact.form,
      "Public ou restreint": contact.access,
      Début: minute(contact.start),
      Fin: contact.end === "short" ? "" : minute(contact.end),
      Lieu: contact.place,
      "Nos fonctions représentées": contact.offices[0][1],
      "Celles du partenaire": contact.offices[1][1],
    });
    await done(ours, "Inscrire", "Le contact est inscrit.", form);
    await rowOf(ours, name).first().waitFor();
  };
  await write(form, {
    Début: "2031-05-05T18:00",
    Fin: "2031-05-05T17:00",
    Lieu: CALL.place,
    "Nos fonctions représentées": "Head of government",
  });
  await refused(ours, "Inscrire", /\/end/, form);
  await record(CALL, /appel/);
  await record(BREAKFAST, /repas de travail/);

  const french = {
    unfold: /Signer notre compte rendu/,
    words: ["Sujet", "Verbe", "En anglais", "En français"] as const,
    add: "Ajouter un sujet",
    sign: "Signer",
    said: "Le compte rendu est signé.",
  };
  const english = {
    unfold: /Sign our read-out/,
    words: ["Topic", "Verb", "In English", "In French"] as const,
    add: "Add a topic",
    sign: "Sign",
    said: "The read-out is signed.",
  };
  const give = async (
    [clicker, w, party]: readonly [typeof ours, typeof french | typeof english, "arvenia" | "talvia"],
    which: keyof typeof READ_OUTS,
    row: RegExp,
  ) => {
    await clicker.open("contacts");
    const id = await followed(clicker, rowOf(clicker, row));
    const account = await clicker.unfold(w.unfold);
    for (const [n, { topic, verb, text }] of READ_OUTS[which][party].entries()) {
      if (n > 0) await clicker.press(w.add, account);
      const values = [topic, verb, text.en, text.fr];
      for (const [at, label] of w.words.entries()) {
        const field = control(account, label, n);
        if (at === 1) await field.selectOption(values[at]!);
        else await field.fill(values[at]!);
      }
    }
    await done(clicker, w.sign, w.said, account);
    return id;
  };
  const us = [ours, french, "arvenia"] as const;
  const them = [theirs, english, "talvia"] as const;
  const call = await give(us, "call", /appel/);
  const breakfast = await give(us, "breakfast", /repas de travail/);
  await give(them, "call", /call/);
  await theirs.sees("agreed by both");
  await give(them, "breakfast", /working meal/);
  await theirs.sees("divergent");
  await theirs.sees("Experts of the two sides will stay in touch.");

  await ours.sees("divergent");
  await ours.sees("dit par nous seuls");
  const minutes = await ours.unfold("Procès-verbal");
  const text = "Twenty minutes, cordial. Their side came without papers.";
  await write(minutes, { "Procès-verbal": text });
  await ours.press("Conserver ce procès-verbal", minutes);
  await ours.sees(text, minutes.locator("ul"));
  return { call, breakfast };
}

/** Talvia undertakes two things for itself; one is shown, and Arvenia finds it partly met. */
export async function undertakingsClicked(people: People, { breakfast }: Spoken): Promise<Undertaken> {
  const ours = await people.at("arvenia", "liaison officer");
  const theirs = await people.at("talvia", "liaison officer");
  await theirs.open("contacts/undertakings");
  const form = await theirs.unfold("Undertake something");
  await write(form, {
    "Given at": breakfast,
    Words: NO_TARGETS.text,
    Scope: NO_TARGETS.scope,
    "Covers from": minute(NO_TARGETS.covers.from),
    "Silent on what comes after": minute(NO_TARGETS.covers.from),
    Due: minute(NO_TARGETS.due),
  });
  await refused(theirs, "Undertake", /\/silent\/0/, form);
  await write(form, {
    "Silent on what comes after": "",
    "Silent on what was before": minute(NO_TARGETS.silent[0]!.until),
  });
  await done(theirs, "Undertake", "The undertaking is given.", form);
  await cardOf(theirs, NO_TARGETS.text).waitFor();
  const now = Date.now();
  const at = (ms: number) => minute(new Date(ms).toISOString());
  await write(form, {
    Words: SHARE_MORE.text,
    Scope: SHARE_MORE.scope,
    "Covers from": minute(SHARE_MORE.covers.from),
    Due: minute(SHARE_MORE.due),
    Area: "maritime-security",
    "Which releases": "given",
    "Baseline from": at(now - 30 * 86_400_000),
    "Baseline until": at(now - 60_000),
  });
  await done(theirs, "Undertake", "The undertaking is given.", form);
  const shareMore = await followed(theirs, cardOf(theirs, SHARE_MORE.text));
  await theirs.sees(/releases: 0 in the baseline/);

  await theirs.open("contacts/undertakings");
  const noTargets = await followed(theirs, cardOf(theirs, NO_TARGETS.text));
  const evidence = "The instruction to the services was shown to the overseer of Talvia.";
  const show = await theirs.unfold("Show what was done for it");
  await write(show, { Evidence: evidence });
  await done(theirs, "Give evidence", "The evidence is given.", show);

  await ours.open("contacts/undertakings");
  await cardOf(ours, SHARE_MORE.text).waitFor();
  await followed(ours, cardOf(ours, NO_TARGETS.text));
  await ours.sees(evidence);
  const judge = await ours.unfold("Dire s’il est tenu");
  await write(judge, {
    Appréciation: "partly",
    Énoncé: "The instruction is given. It says nothing of what came before it.",
  });
  await done(ours, "Apprécier", "L’engagement est apprécié.", judge);
  await theirs.sees("It says nothing of what came before it.");
  await theirs.sees("partly met", theirs.page.locator(".stands"));
  return { noTargets, shareMore };
}

/** A message between offices: its author cannot send it, a colleague does; it is receipted, and answered. */
export async function channelClicked(stage: AffairStage, people: People): Promise<Exchanged> {
  const [ours, second] = [
    await people.at("arvenia", "liaison officer"),
    await people.at("arvenia", "second liaison officer"),
  ];
  const [theirs, other] = [
    await people.at("talvia", "liaison officer"),
    await people.at("talvia", "second liaison officer"),
  ];
  await ours.open("contacts/channel");
  const draft = await ours.unfold("Rédiger un message");
  const { from, to, subject, marking, text } = FIRST_MESSAGE;
  await write(draft, {
    "De la part de": from,
    "À l’attention de": to,
    Objet: subject,
    Mention: marking,
    Texte: text,
  });
  await done(ours, "Conserver le projet", "Le projet attend un autre officier.", draft);
  await ours.sees(/Vous avez rédigé ce message/);
  await second.open("contacts/channel");
  await second.sees(text);
  await done(second, "Approuver et envoyer", "Le message est envoyé.");

  await theirs.open("contacts/channel");
  const thread = await followed(theirs, rowOf(theirs, subject));
  await theirs.sees(text);
  const answer = await theirs.unfold("Draft an answer");
  await write(answer, {
    Subject: REPLY_MESSAGE.subject,
    Marking: REPLY_MESSAGE.marking,
    Text: REPLY_MESSAGE.text,
  });
  await done(theirs, "Keep the draft", "The draft waits for another officer.", answer);
  await other.open("contacts/channel");
  await done(other, "Approve and send", "The message is sent.");

  await ours.open(`contacts/channel/${thread}`);
  await ours.sees(REPLY_MESSAGE.text);
  const receipts = ours.page.locator("main .thread").getByText("ouvert par l’autre nœud");
  await receipts.nth(1).waitFor();
  await theirs.open(`contacts/channel/${thread}`);
  await theirs.page.locator("main .thread").getByText("opened by the other node").nth(1).waitFor();
  const { items } = await stage.cast.arvenia["liaison officer"].client.call(ops.listMessages, {
    query: { thread },
  });
  return { thread: lastPart(theirs.page), message: items[1]!.message, reply: items[0]!.message };
}
