import { docketOperations, type InquiryView } from "@entente/api";
import { useCallback } from "react";
import { useRead } from "../data/use-read.ts";

/** What people call the claims of an inquiry; the id where nothing is readable here. */
export function useClaims({ partner, docket }: InquiryView): (claim: string) => string {
  const { answer } = useRead(docketOperations.getDocket, { params: { partner, docket } });
  return useCallback(
    (id) => {
      const words = answer?.claims.find(({ claim }) => claim === id)?.words;
      return words === undefined ? id : `${words.reference ?? ""} ${words.text}`.trim().slice(0, 120);
    },
    [answer],
  );
}
