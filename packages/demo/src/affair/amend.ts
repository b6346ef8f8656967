import type { AgreementDocument, Digest } from "@entente/agreement";
import { type AnswerOf, agreementOperations } from "@entente/api";
import { until } from "../until.ts";
import type { AffairStage } from "./stage.ts";

type Json = AnswerOf<typeof agreementOperations.fillTemplate>["document"];

/** The agreement in force, as Arvenia's liaison officer sees it. */
export async function inForce({ cast, ids }: AffairStage): Promise<{ hash: string; document: Json }> {
  const { client } = cast.arvenia["liaison officer"];
  const { items } = await client.call(agreementOperations.listAgreements);
  const found = items.find(({ state }) => state === "in-force");
  if (found === undefined) throw new Error("no agreement is in force");
  const { document } = await client.call(agreementOperations.getAgreement, {
    params: { partner: ids.talvia, hash: found.hash },
  });
  if (document === undefined) throw new Error("the document of the agreement in force is not here");
  return { hash: found.hash, document };
}

/** Arvenia offers the next version, Talvia accepts, both sign; gives its hash when it is in force at both. */
export async function amend(
  stage: AffairStage,
  change: (document: AgreementDocument, hash: Digest) => AgreementDocument,
): Promise<string> {
  const { cast, ids } = stage;
  const ours = cast.arvenia["liaison officer"].client;
  const theirs = cast.talvia["liaison officer"].client;
  const before = await inForce(stage);
  const document = change(before.document as unknown as AgreementDocument, before.hash as Digest);
  const offered = await ours.call(agreementOperations.amendAgreement, {
    params: { partner: ids.talvia, hash: before.hash },
    body: { document: document as unknown as Json },
  });
  const { negotiation, hash } = offered.result;
  const state = (client: typeof ours, wanted: readonly string[]) =>
    until(`the amendment to be ${wanted.join(" or ")}`, async () => {
      const { items } = await client.call(agreementOperations.listNegotiations);
      return items.find(
        (one) => one.negotiation === negotiation && one.title !== undefined && wanted.includes(one.state),
      );
    });
  await state(theirs, ["offered"]);
  await theirs.call(agreementOperations.acceptOffer, {
    params: { partner: ids.arvenia, negotiation },
    body: { hash },
  });
  await state(ours, ["accepted"]);
  await ours.call(agreementOperations.signAgreement, {
    params: { partner: ids.talvia, negotiation },
    body: { hash },
  });
  await theirs.call(agreementOperations.signAgreement, {
    params: { partner: ids.arvenia, negotiation },
    body: { hash },
  });
  for (const client of [ours, theirs])
    await until("the amendment to be in force", async () => {
      const { items } = await client.call(agreementOperations.listAgreements);
      return items.find((one) => one.hash === hash && one.state === "in-force");
    });
  return hash;
}
