/** What the fictional parties write: a strait that does not exist, and indicators from address ranges kept for documentation. */

export const CONVOY = `TLP:AMBER

# Convoy movements in the Strait of Oris, week 46

(TLP:AMBER) Between 9 and 15 November three coastal convoys left Port Meliore for the eastern islands, each of six to eight hulls. The two later ones sailed without lights and with transponders off.

(TLP:AMBER) Harbour talk puts the cargo down as generators and cable. The draught of the second convoy on its return suggests that at least half was unloaded at Cape Saren.

(TLP:GREEN) We expect a fourth convoy before the end of the month, weather permitting.

TLP:AMBER
`;

export const SOURCE = `TLP:RED

# Who speaks for the harbour of Meliore

(TLP:RED) The account of the night of 12 November comes from a member of the harbour office known to us as QUAYSIDE, who was present when the manifests were changed.

(TLP:AMBER) The manifests of two convoys were replaced after departure. The new ones list agricultural machinery; the old ones listed generators and cable.

(TLP:GREEN) Manifests of this harbour should not be relied on until further notice.

TLP:RED
`;

export const REPLY = `TLP:GREEN

# Radio silence east of Cape Saren

(TLP:GREEN) Our coastal stations heard no marine traffic on the usual channels from 10 to 14 November, which agrees with ships sailing dark.

(TLP:GREEN) Two fishing vessels reported jamming of satellite navigation in the same nights.

TLP:GREEN
`;

const AMBER = "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421";
const GREEN = "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb";

const at = "2026-11-16T08:00:00.000Z";
const id = (type: string, n: number) => `${type}--${String(n).padStart(8, "0")}-0000-4000-8000-0000000a5e12`;
const common = (type: string, n: number, marking: string) => ({
  type,
  spec_version: "2.1",
  id: id(type, n),
  created: at,
  modified: at,
  object_marking_refs: [marking],
});

function indicator(n: number, name: string, pattern: string, marking = AMBER) {
  return {
    ...common("indicator", n, marking),
    name,
    indicator_types: ["malicious-activity"],
    pattern,
    pattern_type: "stix",
    valid_from: at,
  };
}

/** Indicators that look real: a loader, its hosts, and the relationships between them. */
export const BUNDLE = {
  type: "bundle",
  id: id("bundle", 1),
  objects: [
    {
      ...common("malware", 1, AMBER),
      name: "Tidewrack",
      is_family: true,
      description:
        "A loader that arrives as a port-authority notice and waits for spring tides before it calls home.",
    },
    indicator(1, "Tidewrack controller", "[ipv4-addr:value = '198.51.100.24']"),
    indicator(2, "Tidewrack controller, second wave", "[ipv4-addr:value = '203.0.113.77']"),
    indicator(3, "Tidewrack staging host", "[domain-name:value = 'notices.meliore-harbour.example']"),
    indicator(4, "Tidewrack lure", "[file:name = 'avis-aux-navigateurs.pdf.exe']", GREEN),
    ...[1, 2, 3, 4].map((n) => ({
      ...common("relationship", n, n === 4 ? GREEN : AMBER),
      relationship_type: "indicates",
      source_ref: id("indicator", n),
      target_ref: id("malware", 1),
    })),
  ],
};

export const NOTE = {
  necessity: "The partner's patrols leave on Thursday and have no other sight of the harbour.",
  proportionality: "Only what concerns shipping is given; no person is named.",
  alternatives: "An oral briefing was considered and would reach the cell too late.",
};
