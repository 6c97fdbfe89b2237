// A source of map tiles: squares of two greys with a border, as PNG. Knows no land.
import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { crc32, deflateSync } from "node:zlib";

const SIDE = 256;

function chunk(kind: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, "latin1"), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A grey square, a little darker at its edge (PNG, 8 bit grey). */
function square(grey: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(SIDE, 0);
  head.writeUInt32BE(SIDE, 4);
  head.writeUInt8(8, 8);
  const line = (edge: boolean) => Buffer.from([0, ...Array.from({ length: SIDE }, (_, at) => (edge || at === 0 ? grey - 40 : grey))]);
  const lines = Array.from({ length: SIDE }, (_, at) => line(at === 0));
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", head), chunk("IDAT", deflateSync(Buffer.concat(lines))), chunk("IEND", Buffer.alloc(0))]);
}

export class Tiles {
  /** The addresses that were asked for. */
  readonly asked: string[] = [];
  private readonly server: Server;

  private constructor() {
    const [light, dark] = [square(235), square(215)];
    this.server = createServer((request, answer) => {
      this.asked.push(request.url ?? "");
      const [, , column = "0", row = "0"] = (request.url ?? "").split("/");
      answer.setHeader("content-type", "image/png");
      answer.end((Number.parseInt(column, 10) + Number.parseInt(row, 10)) % 2 ? dark : light);
    });
  }

  static async open(): Promise<Tiles> {
    const tiles = new Tiles();
    await new Promise<void>((done) => tiles.server.listen(0, "127.0.0.1", done));
    return tiles;
  }

  /** What the portal's settings say. */
  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/{z}/{x}/{y}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}
