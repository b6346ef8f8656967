import { permitted } from "../testing.ts";
import { tryKind } from "./cases.ts";

tryKind("areas", {
  permits: [permitted({ areas: ["kessel-strait", "ransomware"] })],
  forbids: [
    ["no-area", permitted({ areas: [] })],
    ["area-not-covered", permitted({ areas: ["kessel-strait", "elsewhere"] })],
  ],
  lacks: [permitted({ areas: "unknown" })],
});

tryKind("purposes", {
  permits: [permitted({ purposeLimits: ["counter-terrorism"] })],
  forbids: [
    ["purpose-not-covered", permitted({ purpose: "curiosity" })],
    ["outside-item-purposes", permitted({ purposeLimits: ["cyber-defence"] })],
    ["outside-item-purposes", permitted({ purposeLimits: [] })],
  ],
  lacks: [permitted({ purpose: "unknown" }), permitted({ purposeLimits: "unknown" })],
});

tryKind("data-kinds", {
  permits: [permitted({ attachments: "text", kinds: ["report", "attachment"] })],
  forbids: [
    ["no-kind", permitted({ kinds: [] })],
    ["kind-not-covered", permitted({ kinds: ["report", "stix:x-unheard-of"] })],
    ["attachments", permitted({ attachments: "binary" })],
    ["too-many-objects", permitted({ objects: 50_001 })],
    ["too-many-objects", permitted({ objects: Number.NaN })],
    ["too-large", permitted({ bytes: 268_435_457 })],
  ],
  lacks: [
    permitted({ kinds: "unknown" }),
    permitted({ objects: "unknown" }),
    permitted({ bytes: "unknown" }),
    permitted({ attachments: "unknown" }),
  ],
});
