/** Joint inquiry: terms, evidence, findings, signatures. */
export const inquiryOperations = {};
