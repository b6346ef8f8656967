import { type AnswerOf, conflict, type disclosureOperations, invalid, notFound } from "@entente/api";
import { keyFingerprint } from "@entente/disclosure";
import { type ActCall, type Acting, ruleRefusal, versionsOf } from "../../acting/index.ts";
import type { Outcome } from "../../ledger/index.ts";
import { keyStream } from "./entries.ts";
import { countOverseers, findKey, listKeys } from "./view.ts";

type ResultOf<N extends keyof typeof disclosureOperations> =
  AnswerOf<(typeof disclosureOperations)[N]> extends { result: infer R } ? R : never;

const digits = (fingerprint: string): string => fingerprint.replaceAll(/\s/g, "");

/** Registers a body's public key. Nothing is sealed to it before a second person has confirmed it. */
export function registerKey(
  acting: Acting,
  call: ActCall,
  asked: { readonly body: string; readonly key: string },
): Promise<Outcome<ResultOf<"registerOverseerKey">>> {
  return acting.act(call, (reader) => {
    if (listKeys(reader).some((each) => each.key === asked.key))
      throw conflict("This key was registered before; a body makes a new one.");
    const id = acting.newId();
    const fingerprint = keyFingerprint({ party: acting.us, ...asked });
    return {
      entries: [
        {
          log: "house",
          kind: "overseer-key.registered/1",
          actor: "overseer",
          body: { id, ...asked, fingerprint, by: call.session.account },
        },
      ],
      expects: versionsOf(reader, keyStream(id)),
      result: { id, fingerprint },
    };
  });
}

/**
 * The second person: another overseer; an administrator only where there is no other overseer, because who runs the
 * node is whom disclosures are kept from.
 */
export function confirmKey(
  acting: Acting,
  call: ActCall,
  id: string,
  fingerprint: string,
): Promise<Outcome<ResultOf<"confirmOverseerKey">>> {
  const { account, roles } = call.session;
  const about = { action: "overseer-key.confirm", subject: id };
  return acting.act(call, (reader) => {
    const key = findKey(reader, id);
    if (key === undefined) throw notFound("key");
    if (key.state !== "registered") throw conflict(`This key is ${key.state}.`);
    if (key.registeredBy === account)
      throw ruleRefusal(about, "same-person", {
        en: "Who registered a key cannot confirm it: a second person must have compared its fingerprint.",
        fr: "Qui a enregistré une clé ne peut pas la confirmer : une deuxième personne doit en avoir comparé l’empreinte.",
      });
    if (!roles.includes("overseer") && countOverseers(reader) > 1)
      throw ruleRefusal(about, "another-overseer", {
        en: "There is another overseer: an administrator confirms a key only where there is none.",
        fr: "Il y a un autre contrôleur : un administrateur ne confirme une clé que s’il n’y en a pas d’autre.",
      });
    if (digits(fingerprint) !== digits(key.fingerprint))
      throw invalid("/fingerprint", "This is not the fingerprint of the key: ask the body again.");
    return {
      entries: [
        {
          log: "house",
          kind: "overseer-key.confirmed/1",
          actor: roles.includes("overseer") ? "overseer" : "administrator",
          body: { id, fingerprint: key.fingerprint, by: account },
        },
      ],
      expects: versionsOf(reader, keyStream(id)),
      result: { id },
    };
  });
}

/** What restricts needs one person and takes effect at once. */
export function withdrawKey(
  acting: Acting,
  call: ActCall,
  id: string,
): Promise<Outcome<ResultOf<"withdrawOverseerKey">>> {
  const { account, roles } = call.session;
  return acting.act(call, (reader) => {
    const key = findKey(reader, id);
    if (key === undefined) throw notFound("key");
    if (key.state === "withdrawn") throw conflict("This key is withdrawn already.");
    return {
      entries: [
        {
          log: "house",
          kind: "overseer-key.withdrawn/1",
          actor: roles.includes("overseer") ? "overseer" : "administrator",
          body: { id, by: account },
        },
      ],
      expects: versionsOf(reader, keyStream(id)),
      result: { id },
    };
  });
}
