/** Every word of the pages in both languages: for tests that find their way by what a reader sees. */
export { en } from "../language/en.ts";
export { fr } from "../language/fr.ts";
