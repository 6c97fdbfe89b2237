// The parts of a ZIP file by its directory (APPNOTE 4.3.12), as an independent reader of what the portal writes. Writes nothing.
import { inflateRawSync } from "node:zlib";

const DIRECTORY = 0x02014b50;
const END = 0x06054b50;

/** The text of one part; throws if it is missing. */
export function part(file: Buffer, path: string): string {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || file.readUInt32LE(end) !== END) throw new Error("no ZIP file");
  let at = file.readUInt32LE(end + 16);
  for (let entry = 0; entry < file.readUInt16LE(end + 10); entry += 1) {
    if (file.readUInt32LE(at) !== DIRECTORY) throw new Error("a broken directory");
    const [method, size, name, extra, comment, begin] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20), file.readUInt16LE(at + 28), file.readUInt16LE(at + 30), file.readUInt16LE(at + 32), file.readUInt32LE(at + 42)];
    if (file.toString("utf8", at + 46, at + 46 + name) === path) {
      const data = begin + 30 + file.readUInt16LE(begin + 26) + file.readUInt16LE(begin + 28);
      const packed = file.subarray(data, data + size);
      return (method === 0 ? packed : inflateRawSync(packed)).toString("utf8");
    }
    at += 46 + name + extra + comment;
  }
  throw new Error(`${path} is not in it`);
}
