import { type AgreementError, agreementFrench } from "@entente/agreement";
import type { Bilingual } from "@entente/api";

/** What is wrong with a document or a signature, in both languages: in French by its code, the path stands beside it. */
export const inBoth = ({ code, message }: AgreementError): Bilingual => ({
  en: message,
  fr: agreementFrench[code],
});
