import assert from "node:assert/strict";
import { test } from "node:test";
import { en } from "../language/en.ts";
import { fr } from "../language/fr.ts";
import { productNumber } from "./product-title.ts";

test("a product whose title may not be shown goes by the end of its number, and two of one import differ", () => {
  assert.equal(productNumber("01M81YMTCBB5XXBVN10TZ1DZAY.1", en), "Product Z1DZAY.1");
  assert.equal(productNumber("01M81YMTCBB5XXBVN10TZ1DZAY.12", fr), "Produit Z1DZAY.12");
  assert.equal(productNumber("01M81YMTCBB5XXBVN10TZ1DZAY", en), "Product Z1DZAY");
});
