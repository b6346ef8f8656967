/**
 * `view_product.id` is made of the journal's number and the position in the set, so that newest first is the order
 * of ids and the full-text index shares it. Rows hold metadata and keyed marks; a sealed row holds none of what came
 * from the content. Lists are ordered by the time of recording and the id, and each compartment has them ready, by source
 * and by kind. `view_released` says to whom a product ever went, in the order of the list. `view_word` holds keyed tokens; `secure-delete` takes a deleted row's tokens out of the index at once.
 */
export const productsSchema = `
CREATE TABLE view_compartment (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, key TEXT NOT NULL);
CREATE TABLE view_product (
  id INTEGER PRIMARY KEY,
  entry TEXT NOT NULL,
  position INTEGER NOT NULL,
  compartment TEXT NOT NULL,
  payload TEXT NOT NULL,
  source TEXT NOT NULL,
  author TEXT NOT NULL,
  at INTEGER NOT NULL,
  sealed INTEGER NOT NULL,
  media TEXT,
  kind TEXT,
  size INTEGER,
  parent TEXT,
  container INTEGER,
  binary INTEGER,
  version INTEGER,
  id_mark BLOB,
  content_mark BLOB
);
CREATE UNIQUE INDEX view_product_place ON view_product (entry, position);
CREATE INDEX view_product_list ON view_product (compartment, at, id)
  WHERE parent IS NULL AND sealed = 0 AND kind IS NOT NULL;
CREATE INDEX view_product_source ON view_product (compartment, source, at, id)
  WHERE parent IS NULL AND sealed = 0 AND kind IS NOT NULL;
CREATE INDEX view_product_kind ON view_product (compartment, kind, source, at, id)
  WHERE parent IS NULL AND sealed = 0 AND kind IS NOT NULL;
CREATE INDEX view_product_mark ON view_product (id_mark, version) WHERE id_mark IS NOT NULL;
CREATE INDEX view_product_parent ON view_product (parent) WHERE parent IS NOT NULL;
CREATE TABLE view_member (container INTEGER NOT NULL, mark BLOB NOT NULL, PRIMARY KEY (container, mark)) WITHOUT ROWID;
CREATE INDEX view_member_mark ON view_member (mark);
CREATE TABLE view_reference (product INTEGER NOT NULL, mark BLOB NOT NULL, PRIMARY KEY (product, mark)) WITHOUT ROWID;
CREATE INDEX view_reference_mark ON view_reference (mark);
CREATE TABLE view_released (
  partner TEXT NOT NULL, compartment TEXT NOT NULL, at INTEGER NOT NULL, product INTEGER NOT NULL,
  PRIMARY KEY (partner, compartment, at, product)
) WITHOUT ROWID;
CREATE TABLE view_derived (product INTEGER NOT NULL, source TEXT NOT NULL, PRIMARY KEY (product, source)) WITHOUT ROWID;
CREATE INDEX view_derived_source ON view_derived (source);
CREATE VIRTUAL TABLE view_word USING fts5(tokens, detail=none, columnsize=0, tokenize='ascii');
INSERT INTO view_word(view_word, rank) VALUES('secure-delete', 1);
CREATE TABLE view_access (
  entry TEXT PRIMARY KEY, seq INTEGER NOT NULL, account TEXT NOT NULL, why TEXT NOT NULL, count INTEGER NOT NULL, at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX view_access_account ON view_access (account, seq);
CREATE TABLE view_access_product (product TEXT NOT NULL, entry TEXT NOT NULL, PRIMARY KEY (product, entry)) WITHOUT ROWID;
`;

const ID = ":seq * 1000 + :position";
const FOUND = "(SELECT id FROM view_product WHERE entry = :entry AND position = :position)";

export const productsStatements = {
  "products.compartment":
    "INSERT INTO view_compartment (id, key) VALUES (:compartment, :key) ON CONFLICT (id) DO NOTHING",
  "products.record": `INSERT INTO view_product (id, entry, position, compartment, payload, source, author, at, sealed,
      media, kind, size, parent, container, binary, version, id_mark, content_mark)
    VALUES (${ID}, :entry, :position, :compartment, :payload, :source, :by, :at, 0,
      :media, :kind, :size, :parent, :container, :binary, :version, :idMark, :contentMark)`,
  "products.record-sealed": `INSERT INTO view_product (id, entry, position, compartment, payload, source, author, at, sealed)
    VALUES (${ID}, :entry, :position, :compartment, :payload, :source, :by, :at, :sealed)`,
  "products.words": `INSERT INTO view_word (rowid, tokens) VALUES (${ID}, :tokens)`,
  "products.members": `INSERT INTO view_member (container, mark) SELECT DISTINCT ${ID}, unhex(value) FROM json_each(:marks)`,
  "products.references": `INSERT INTO view_reference (product, mark) SELECT DISTINCT ${ID}, unhex(value) FROM json_each(:marks)`,
  "products.derive": `INSERT INTO view_derived (product, source) VALUES (${ID}, :from) ON CONFLICT DO NOTHING`,
  "products.forget-words": `DELETE FROM view_word WHERE rowid = ${FOUND}`,
  "products.forget-members": `DELETE FROM view_member WHERE container = ${FOUND}`,
  "products.forget-references": `DELETE FROM view_reference WHERE product = ${FOUND}`,
  "products.seal": `UPDATE view_product SET sealed = 1, media = NULL, kind = NULL, size = NULL, parent = NULL, container = NULL,
      binary = NULL, version = NULL, id_mark = NULL, content_mark = NULL
    WHERE entry = :entry AND position = :position`,
  "products.access": `INSERT INTO view_access (entry, seq, account, why, count, at)
    VALUES (:entry, :seq, :account, :why, :count, :at)`,
  "products.access-products": `INSERT INTO view_access_product (product, entry)
    SELECT DISTINCT value, :entry FROM json_each(:products)`,
};
