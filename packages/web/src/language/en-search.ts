/** Words of the pages of search. */
export const enSearch = {
  search: {
    title: "Search",
    lead: "Products by what they say, everything else by its title or id. What you may not see is not looked through.",
    words: "Words or an id",
    submit: "Search",
    more: "Give at least two letters. A product is found by whole words; a star after three letters or more stands for the rest: patro*",
    nothing: "Nothing that you may see says this.",
    all: "That is all.",
    older: "What is older was not looked through yet.",
    notYet: "Nothing so far; what is older was not looked through yet.",
    further: "Look further back",
    kinds: {
      product: "Products",
      release: "Releases",
      agreement: "Agreements",
      operation: "Operations",
      request: "Requests",
      contact: "Contacts",
      undertaking: "Undertakings",
      docket: "Allegations",
      inquiry: "Inquiries",
      measure: "Measures",
      publication: "Publications",
    },
  },
};
