/** Everything here is invented: a theatre that does not exist, names under reserved domains and address blocks. */
export const places = [
  "Port Alder",
  "the Merrow Strait",
  "North Quay",
  "Calder Ridge",
  "Saint-Vire",
  "the Ostrel basin",
];
export const groups = [
  "Grey Heron",
  "Copper Finch",
  "Silent Orchard",
  "Paper Lantern",
  "Winter Ledger",
  "Blue Mastiff",
];
export const tools = ["TINCUP", "LOWTIDE", "BRASSKEY", "MOTHWING", "SLATEROOF", "PINEGATE"];
export const sectors = [
  "energy",
  "transportation",
  "financial-services",
  "telecommunications",
  "government",
  "water",
];
export const acts = [
  "sent invoices with a forged letterhead to harbour offices",
  "left a small loader on an engineering workstation",
  "asked for the credentials of a retired account",
  "moved files out at night, a few kilobytes at a time",
  "registered domains that differ from a supplier's by one letter",
  "tried the same four passwords on every remote desk",
];
export const findings = [
  "The loader keeps no state on disk and asks for its next step every eleven minutes.",
  "Two of the hosts were already known from an earlier case and had been quiet since spring.",
  "Nothing suggests that the control network was reached.",
  "Le prestataire a confirmé que le compte avait été fermé, puis rouvert par erreur.",
  "The sender's clock is three hours off, which makes the traffic easy to single out.",
  "L'analyse du trafic reste partielle : une heure de journaux manque.",
  "A second party reported the same letterhead a week before.",
];
