/** What is public: statements, findings, corrections, comments. */
export const publicationOperations = {};
