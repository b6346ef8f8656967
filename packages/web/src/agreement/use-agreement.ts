import { type AgreementDetail, agreementOperations, oversightOperations } from "@entente/api";
import { useRead } from "../data/use-read.ts";
import { useRelation } from "../relation/relation.tsx";

/** The agreement of the relation that is shown, with its document; undefined until read, or when there is none. */
export function useAgreement(): AgreementDetail | undefined {
  const { partner } = useRelation();
  const { answer: state } = useRead(oversightOperations.relationState, { params: { partner } });
  const hash = state?.agreement?.hash;
  const { answer } = useRead(
    agreementOperations.getAgreement,
    hash === undefined ? undefined : { params: { partner, hash } },
  );
  return answer;
}
