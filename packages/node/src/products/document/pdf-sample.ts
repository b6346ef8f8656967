/** Writes small valid PDFs for tests. */
import { deflateSync } from "node:zlib";

export type SamplePdf = {
  /** Lines of each page; an empty line is a gap; no lines make a page without text. */
  pages: string[][];
  /** More objects, numbered from 100: the body between `obj` and `endobj`. */
  extra?: (string | Buffer)[];
  catalog?: string;
  trailer?: string;
  info?: string;
  /** Replaces the content of every page. */
  content?: Buffer;
  deflate?: boolean;
  pageEntries?: string;
};

/** A PDF 1.7 file with a text layer in Helvetica. Only characters of Latin-1 can be written. */
export function samplePdf(sample: SamplePdf): Buffer {
  const objects = new Map<number, Buffer>();
  const kids = sample.pages.map((_, index) => `${10 + 2 * index} 0 R`).join(" ");
  objects.set(1, Buffer.from(`<< /Type /Catalog /Pages 2 0 R ${sample.catalog ?? ""} >>`));
  objects.set(2, Buffer.from(`<< /Type /Pages /Kids [${kids}] /Count ${sample.pages.length} >>`));
  objects.set(
    3,
    Buffer.from("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"),
  );
  if (sample.info) objects.set(4, Buffer.from(`<< ${sample.info} >>`));
  for (const [index, lines] of sample.pages.entries()) {
    const number = 10 + 2 * index;
    objects.set(
      number,
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${number + 1} 0 R ${sample.pageEntries ?? ""} >>`,
      ),
    );
    objects.set(number + 1, stream(sample.content ?? textOperators(lines), sample.deflate ?? true));
  }
  for (const [index, body] of (sample.extra ?? []).entries()) objects.set(100 + index, Buffer.from(body));
  return assemble(objects, `/Root 1 0 R ${sample.info ? "/Info 4 0 R" : ""} ${sample.trailer ?? ""}`);
}

/** A stream object; `entries` are further keys of its dictionary. */
export function stream(content: Buffer, deflate = true, entries = ""): Buffer {
  const body = deflate ? deflateSync(content, { level: 9 }) : content;
  return Buffer.concat([
    Buffer.from(`<< /Length ${body.length} ${deflate ? "/Filter /FlateDecode" : ""} ${entries} >>\nstream\n`),
    body,
    Buffer.from("\nendstream"),
  ]);
}

/** An object stream (ISO 32000-2 §7.5.7) holding `bodies`, numbered from `first`. */
export function objectStream(bodies: string[], first: number): Buffer {
  let at = 0;
  const index = bodies.map((body, position) => {
    const entry = `${first + position} ${at}`;
    at += body.length + 1;
    return entry;
  });
  const head = `${index.join(" ")} `;
  return stream(
    Buffer.from(head + bodies.join(" ")),
    true,
    `/Type /ObjStm /N ${bodies.length} /First ${head.length}`,
  );
}

function textOperators(lines: string[]): Buffer {
  if (lines.length === 0) return Buffer.from("0.5 g 50 50 200 200 re f\n");
  const shown = lines.map((line) => (line === "" ? "T*" : `(${line.replace(/[\\()]/g, "\\$&")}) Tj T*`));
  return Buffer.from(`BT /F1 11 Tf 14 TL 50 800 Td\n${shown.join("\n")}\nET\n`, "latin1");
}

function assemble(objects: Map<number, Buffer>, trailer: string): Buffer {
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "latin1")];
  let length = parts[0]!.length;
  const size = Math.max(...objects.keys()) + 1;
  const table = Array.from({ length: size }, () => "0000000000 65535 f \n");
  for (const [number, body] of objects) {
    table[number] = `${String(length).padStart(10, "0")} 00000 n \n`;
    const part = Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, Buffer.from("\nendobj\n")]);
    parts.push(part);
    length += part.length;
  }
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n${table.join("")}trailer\n<< /Size ${size} ${trailer} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
