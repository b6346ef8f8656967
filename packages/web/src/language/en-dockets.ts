/** Words of: allegations. */
export const enDockets = {
  dockets: {
    title: "Allegations",
  },
};
