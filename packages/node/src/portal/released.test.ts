import assert from "node:assert/strict";
import { test } from "node:test";
import { publicationOperations as ops, ProblemError } from "@entente/api";
import { Parties, withParties } from "../testing/parties.ts";

test("a finding out of an inquiry is not signed for the public before every party has released its report", () =>
  withParties(
    () => Parties.framed(),
    async (parties) => {
      const { arvenia, talvia } = parties;
      const draft = await parties.client(arvenia, "envoy").call(ops.draftPublication, {
        body: {
          kind: "finding",
          partner: talvia.id,
          areas: ["cyber"],
          about: { inquiry: arvenia.node.acting.newId(), finding: "F1" },
          title: { en: "A finding", fr: "Un constat" },
          text: { en: "Something was found.", fr: "Quelque chose a été établi." },
        },
      });
      const { publication, version, digest } = draft.result;
      const params = { publication, version };
      const liaison = parties.client(arvenia, "liaison");
      await liaison.call(ops.approvePublication, { params, body: { digest } });
      await assert.rejects(
        liaison.call(ops.signPublication, { params, body: { digest } }),
        (cause) =>
          cause instanceof ProblemError && cause.problem.violations?.[0]?.code === "report-not-released",
      );
    },
  ));
