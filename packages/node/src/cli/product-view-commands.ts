import {
  type Client,
  productViewOperations as ops,
  type ProductFilter,
  type ProductView,
} from "@entente/api";
import { type CliCommand, nothing, only, say, UsageError } from "./command.ts";
import { apiCommand } from "./connection.ts";
import { filterFlags, filterOf } from "./product-filter.ts";
import { table } from "./text.ts";

const saidIn = (filter: ProductFilter): string =>
  Object.entries(filter)
    .map(([name, value]) => `${name} ${value}`)
    .join(", ");

/** One's own view of that name, or id. */
export async function viewNamed(client: Client, name: string): Promise<ProductView> {
  const { views } = await client.call(ops.listProductViews);
  const found = views.filter((view) => view.name === name || view.id === name);
  if (found.length === 1) return found[0]!;
  throw new UsageError(
    found.length > 1
      ? `there are ${found.length} views called "${name}": name one by its id`
      : `there is no view "${name}"; there are: ${views.map((view) => view.name).join(", ") || "none"}`,
  );
}

const views = apiCommand({
  words: "product views",
  summary: "Lists your saved views of the list of products.",
  flags: {},
  example: "entente product views",
  async run({ rest, io, json, client }) {
    nothing(rest);
    const answer = await client.call(ops.listProductViews);
    say(io, json, answer, () =>
      table(
        ["view", "name", "shows"],
        answer.views.map(({ id, name, filter }) => [id, name, saidIn(filter)]),
        'No view. Next: "entente product save-view NAME" with the flags of "product list".',
      ),
    );
    return undefined;
  },
});

const save = apiCommand({
  words: "product save-view",
  takes: "NAME [WORDS]",
  summary: "Saves a filter under a name, for you alone; one of that name gets the new filter.",
  flags: filterFlags,
  example: 'entente product save-view "Received cranes" cran* --source received',
  async run({ flags, rest, io, json, client }) {
    const [name, ...words] = rest;
    if (name === undefined || name.trim() === "") throw new UsageError("name the view");
    const filter = filterOf(flags, words);
    const { views: held } = await client.call(ops.listProductViews);
    const same = held.find((view) => view.name === name.trim());
    const view =
      same === undefined
        ? await client.call(ops.saveProductView, { body: { name, filter } })
        : await client.call(ops.changeProductView, { params: { view: same.id }, body: { filter } });
    say(io, json, view, () => `Saved. Next: "entente product list --view '${view.name}'".`);
    return undefined;
  },
});

const remove = apiCommand({
  words: "product remove-view",
  takes: "NAME",
  summary: "Removes one of your views. What it shows stays as it is.",
  flags: {},
  example: 'entente product remove-view "Received cranes"',
  async run({ rest, io, json, client }) {
    const view = await viewNamed(client, only(rest, "view"));
    await client.call(ops.removeProductView, { params: { view: view.id } });
    say(io, json, { removed: view.id }, () => `The view "${view.name}" is removed.`);
    return undefined;
  },
});

/** Saved views: a name for a filter, private to one account. */
export const productViewCommands: readonly CliCommand[] = [views, save, remove];
