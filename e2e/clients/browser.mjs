// Chromium with livekit-client in a page, fake camera and a known tone as microphone. Knows no SFU.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { PATIENCE } from './lines.mjs';

export const TONE = 440;
const here = new URL('.', import.meta.url);

/** A WAV file of the tone: 16 bit, mono, 48 kHz, as long as whole waves make it loop without a click. */
function tone(seconds = 2, rate = 48_000) {
  const samples = rate * seconds;
  const wav = Buffer.alloc(44 + samples * 2);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + samples * 2, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(rate * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples * 2, 40);
  for (let at = 0; at < samples; at += 1) {
    wav.writeInt16LE(Math.round(12_000 * Math.sin((2 * Math.PI * TONE * at) / rate)), 44 + at * 2);
  }
  return wav;
}

async function serve() {
  const require = createRequire(import.meta.url);
  const client = require.resolve('livekit-client').replace(/[^/]+$/, 'livekit-client.umd.js');
  const files = {
    '/': [new URL('page/index.html', here), 'text/html'],
    '/guest.js': [new URL('page/guest.js', here), 'text/javascript'],
    '/livekit-client.umd.js': [client, 'text/javascript'],
  };
  const server = createServer(async (request, response) => {
    const file = files[request.url];
    if (!file) return response.writeHead(404).end();
    return response.writeHead(200, { 'content-type': file[1] }).end(await readFile(file[0]));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

export class Browser {
  #chromium;
  #server;
  #folder;

  static async start() {
    const browser = new Browser();
    browser.#folder = await mkdtemp(join(tmpdir(), 'mitreden-clients-'));
    const wave = join(browser.#folder, 'tone.wav');
    await writeFile(wave, tone());
    browser.#server = await serve();
    browser.#chromium = await chromium.launch({
      executablePath: process.env.MITREDEN_CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--autoplay-policy=no-user-gesture-required',
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-audio-capture=${wave}`,
      ],
    });
    return browser;
  }

  /** A page of its own that joins; `single`: one peer connection (v1), else two (v0). */
  async join(url, token, single) {
    const context = await this.#chromium.newContext({ permissions: ['camera', 'microphone'] });
    const page = await context.newPage();
    const guest = new PageGuest(page);
    await page.goto(`http://127.0.0.1:${this.#server.address().port}/`);
    await page.evaluate(([at, pass, one]) => window.guest.join(at, pass, one), [url, token, single]);
    return guest;
  }

  async stop() {
    await this.#chromium.close();
    this.#server.close();
    await rm(this.#folder, { recursive: true });
  }
}

class PageGuest {
  #page;
  #said = [];
  sockets = [];

  constructor(page) {
    this.#page = page;
    page.on('websocket', (socket) => this.sockets.push(new URL(socket.url()).pathname));
    page.on('console', (line) => this.#said.push(line.text()));
    page.on('pageerror', (error) => this.#said.push(String(error)));
  }

  async publish() {
    await this.#page.evaluate(() => window.guest.publish());
  }

  async send(text) {
    await this.#page.evaluate((words) => window.guest.send(words), text);
  }

  async leave() {
    await this.#page.evaluate(() => window.guest.leave());
    await this.#page.context().close();
  }

  /** Waits until somebody's picture is there, and then until it has moved on by half a second. */
  async sees(who, colour) {
    const first = await this.#until(`a picture of ${who}`, (name) => window.guest.sees(name), who);
    const moved = await this.#until(
      `a moving picture of ${who}`,
      ([name, since, like]) => {
        const now = window.guest.sees(name);
        const fits = !like || now?.colour.every((value, at) => Math.abs(value - like[at]) < 60);
        return now && now.time > since + 0.5 && fits ? now : null;
      },
      [who, first.time, colour],
    );
    return moved;
  }

  /** Waits until most of what is heard of somebody is the tone. */
  async hears(who, frequency) {
    return this.#until(
      `the tone of ${who}`,
      ([name, tone]) => (window.guest.hears(name, tone) > 0.5 ? window.guest.hears(name, tone) : null),
      [who, frequency],
    );
  }

  async receives(text) {
    await this.#until(`the data "${text}"`, (words) => window.guest.data.some((data) => data.text === words), text);
  }

  async received() {
    return this.#page.evaluate(() => window.guest.data);
  }

  async #until(what, condition, argument) {
    try {
      const found = await this.#page.waitForFunction(condition, argument, { timeout: PATIENCE, polling: 100 });
      return await found.jsonValue();
    } catch (error) {
      throw new Error(`the page: ${what} did not come: ${error.message}\n${this.#said.slice(-15).join('\n')}`);
    }
  }
}
