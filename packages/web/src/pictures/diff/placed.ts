/** Each item with its place in the list: a comparison is made anew as a whole, so a place stays what it was. */
export function placed<T>(items: readonly T[]): readonly { readonly place: string; readonly item: T }[] {
  return items.map((item, at) => ({ place: String(at), item }));
}
