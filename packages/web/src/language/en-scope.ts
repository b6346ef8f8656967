/** Words of: scope. */
export const enScope = {
  scope: {
    title: "Scope",
  },
};
