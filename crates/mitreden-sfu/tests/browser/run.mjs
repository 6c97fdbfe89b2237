// Starts the room example and Chromium, runs the steps in both connection modes and over ICE-TCP only. Judges nothing itself.
// Usage: node run.mjs [v1|v0|tcp-v1|tcp-v0|lossy|firefox-v1|firefox-v0 ...]; environment: ROOM (binary of the example), CHROMIUM.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { startFirefox } from './firefox.mjs';
import { startRelay } from './relay.mjs';
import { steps } from './steps.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const binary = process.env.ROOM ?? here('../../../../target/debug/examples/room');

function freePort() {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

/** A steady tone of 440 Hz: the browser's own fake microphone only clicks, which is no speech. */
function tone(file) {
  const rate = 48000;
  const data = Buffer.alloc(rate * 2 * 2);
  for (let i = 0; i < rate * 2; i++) {
    data.writeInt16LE(Math.round(12000 * Math.sin((2 * Math.PI * 440 * i) / rate)), i * 2);
  }
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + data.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(data.length, 40);
  writeFileSync(file, Buffer.concat([header, data]));
  return file;
}

const scratch = mkdtempSync(path(tmpdir(), 'mitreden-sfu-'));
const microphone = tone(path(scratch, 'tone.wav'));

/** An address of this machine that is not loopback: Firefox takes no media from 127.0.0.1. */
function ownAddress() {
  const all = Object.values(networkInterfaces()).flat();
  return all.find((a) => a.family === 'IPv4' && !a.internal)?.address ?? '127.0.0.1';
}

async function makeServer(extra, host = '127.0.0.1') {
  const listen = `127.0.0.1:${await freePort()}`;
  const port = await freePort();
  const media = `${host}:${port}`;
  let child;
  const server = {
    url: `http://${listen}`,
    port,
    async start() {
      child = spawn(binary, ['--listen', listen, '--media', media, ...extra], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await new Promise((done, fail) => {
        child.once('exit', (code) => fail(new Error(`the server ended with ${code}`)));
        child.stdout.once('data', done);
      });
      child.removeAllListeners('exit');
    },
    async kill() {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGKILL');
      await ended;
    },
    post: (path) => fetch(server.url + path, { method: 'POST' }),
    get: (path) => fetch(server.url + path),
  };
  await server.start();
  return server;
}

async function suite(name, { single, extra = [], host, relayed, only }) {
  const server = await makeServer(extra, host);
  const relay = relayed && (await startRelay(relayed, '127.0.0.1', server.port));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync',
      '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-audio-capture=${microphone}`,
      '--autoplay-policy=no-user-gesture-required',
    ],
  });
  const failures = [];
  async function step(what, run) {
    const start = Date.now();
    try {
      const note = await run();
      console.log(`ok   ${name}: ${what} (${note ?? `${Date.now() - start} ms`})`);
    } catch (error) {
      failures.push(what);
      console.log(`FAIL ${name}: ${what}: ${error.message}`);
    }
  }
  async function join(identity, role, options = {}) {
    const context = await browser.newContext();
    const page = await context.newPage();
    if (process.env.VERBOSE) page.on('console', (m) => console.log(`  [${identity}] ${m.text()}`));
    await page.goto(server.url);
    await page.addScriptTag({ path: here('inpage.js') });
    const query = new URLSearchParams({ room: server.room, identity, role });
    const token = await (await server.get(`/token?${query}`)).text();
    const args = [token, single, options];
    await page.evaluate(([tok, one, opt]) => t.join(tok, one, opt), args);
    return page;
  }
  const firefox = (role) => startFirefox({ server, single, role, scratch });
  const all = steps({ server, join, step, firefox, relay });
  const closeAll = () => Promise.all(browser.contexts().map((c) => c.close()));
  try {
    for (const part of only ?? ['conversation', 'data', 'restart']) {
      server.room = part;
      await all[part]();
      await closeAll();
    }
    const stats = await (await server.get('/stats')).json();
    if (stats.rooms_failed) failures.push('a room panicked');
    console.log(`     ${name}: ${JSON.stringify(stats)}`);
  } catch (error) {
    failures.push(error.message);
    console.log(`FAIL ${name}: ${error.stack}`);
  } finally {
    await browser.close();
    await server.kill();
    relay?.close();
  }
  return failures.length;
}

const suites = {
  v1: { single: true },
  v0: { single: false },
  'tcp-v1': { single: true, extra: ['--no-udp'], only: ['conversation'] },
  'tcp-v0': { single: false, extra: ['--no-udp'], only: ['conversation'] },
  lossy: { single: true, extra: ['--public', '127.0.0.2'], relayed: '127.0.0.2', only: ['badNetwork'] },
  'firefox-v1': { single: true, host: ownAddress(), only: ['withFirefox'] },
  'firefox-v0': { single: false, host: ownAddress(), only: ['withFirefox'] },
};
const wanted = process.argv.slice(2);
let failed = 0;
for (const [name, options] of Object.entries(suites)) {
  if (wanted.length === 0 || wanted.includes(name)) failed += await suite(name, options);
}
rmSync(scratch, { recursive: true });
console.log(failed ? `${failed} failed` : 'all passed');
process.exit(failed ? 1 : 0);
