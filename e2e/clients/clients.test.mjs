// Foreign LiveKit clients, unmodified, against the embedded SFU: what is sent is seen and heard, what is not allowed is not.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Browser, TONE } from './browser.mjs';
import { Lines } from './lines.mjs';
import { LISTENER, SPEAKER, Sfu } from './sfu.mjs';

const MODES = [
  { name: 'v1', single: true, path: '/rtc/v1' },
  { name: 'v0', single: false, path: '/rtc' },
];
/** The blue of guest.py's picture, with its white bar. */
const BLUE = [13, 13, 222];

let sfu;
let browser;
let room = 0;

before(async () => {
  sfu = await Sfu.start();
  browser = await Browser.start();
});

after(async () => {
  await browser?.stop();
  await sfu?.stop();
});

/** A Python participant; it is ended with the test, also when the test fails. */
async function python(t, at, where, identity, rights, { single = true } = {}) {
  const token = await at.token(where, identity, rights);
  const words = ['guest.py', '--url', at.url, '--token', token, ...(single ? [] : ['--dual'])];
  const interpreter = process.env.MITREDEN_PYTHON ?? 'python3';
  const guest = new Lines(identity, interpreter, words, { cwd: import.meta.dirname });
  t.after(() => guest.end());
  await guest.until('the connection', (line) => line.at === 'connected');
  return guest;
}

async function page(t, where, identity, rights, single) {
  const token = await sfu.token(where, identity, rights);
  const guest = await browser.join(sfu.url, token, single);
  t.after(() => guest.leave());
  return guest;
}

function blue(line) {
  return line.colour.every((value, at) => Math.abs(value - BLUE[at]) < 60);
}

/** A picture that runs (twenty frames on) in the right colours, and the tone. */
async function perceives(guest, who) {
  const of = (at) => (line) => line.at === at && line.of === who;
  const first = await guest.until(`a picture of ${who}`, of('video'));
  const runs = (line) => of('video')(line) && line.frames >= first.frames + 20;
  const later = await guest.until(`a running picture of ${who}`, runs);
  await guest.until(`the tone of ${who}`, (line) => of('sound')(line) && line.tone > 0.5);
  return later;
}

async function publishes(guest) {
  guest.order({ do: 'publish' });
  await guest.until('its tracks', (line) => line.at === 'published');
}

const next = () => `room-${(room += 1)}`;

for (const mode of MODES) {
  test(`Python hears and sees Python (${mode.name})`, async (t) => {
    const where = next();
    const emil = await python(t, sfu, where, 'emil', SPEAKER, mode);
    const cem = await python(t, sfu, where, 'cem', LISTENER, mode);
    await publishes(emil);
    assert.ok(blue(await perceives(cem, 'emil')), 'the picture is blue');
  });

  test(`Python that comes late hears and sees Python (${mode.name})`, async (t) => {
    const where = next();
    const emil = await python(t, sfu, where, 'emil', SPEAKER, mode);
    await publishes(emil);
    const cem = await python(t, sfu, where, 'cem', LISTENER, mode);
    await perceives(cem, 'emil');
  });

  test(`Chromium hears and sees Python (${mode.name})`, async (t) => {
    const where = next();
    const emil = await python(t, sfu, where, 'emil', SPEAKER, mode);
    await publishes(emil);
    const cem = await page(t, where, 'cem', LISTENER, mode.single);
    await cem.sees('emil', BLUE);
    await cem.hears('emil', TONE);
    assert.deepEqual(new Set(cem.sockets), new Set([mode.path]), 'the mode that was asked for');
  });

  test(`Python hears and sees Chromium (${mode.name})`, async (t) => {
    const where = next();
    const cem = await python(t, sfu, where, 'cem', LISTENER, mode);
    const emil = await page(t, where, 'emil', SPEAKER, mode.single);
    await emil.publish();
    await perceives(cem, 'emil');
    assert.deepEqual(new Set(emil.sockets), new Set([mode.path]), 'the mode that was asked for');
  });

  test(`Chromium and Chromium hear and see each other (${mode.name})`, async (t) => {
    const where = next();
    const emil = await page(t, where, 'emil', SPEAKER, mode.single);
    const ada = await page(t, where, 'ada', SPEAKER, mode.single);
    await emil.publish();
    await ada.publish();
    for (const [guest, other] of [[emil, 'ada'], [ada, 'emil']]) {
      await guest.sees(other);
      await guest.hears(other, TONE);
    }
  });

  test(`data of one who may not send it reaches nobody (${mode.name})`, async (t) => {
    const where = next();
    const ada = await page(t, where, 'ada', { ...SPEAKER, data: true }, mode.single);
    const dora = await python(t, sfu, where, 'dora', { ...SPEAKER, data: true }, mode);
    const cem = await python(t, sfu, where, 'cem', LISTENER, mode);
    const gustav = await page(t, where, 'gustav', SPEAKER, mode.single);
    // What is allowed and comes through after each round shows that the forbidden had its time.
    for (const round of ['one', 'two', 'three']) {
      cem.order({ do: 'data', text: `forbidden ${round}` });
      await cem.until('an end of sending', (line) => line.text === `forbidden ${round}` || line.at === 'refused');
      await gustav.send(`forbidden ${round}`).catch((error) => error);
      await ada.send(`allowed ${round}`);
      await dora.until('what is allowed', (line) => line.at === 'data' && line.text === `allowed ${round}`);
      dora.order({ do: 'data', text: `also ${round}` });
      await ada.receives(`also ${round}`);
    }
    const heard = [...dora.all((line) => line.at === 'data'), ...(await ada.received())];
    assert.deepEqual(heard.filter((data) => data.text.startsWith('forbidden')), []);
    assert.ok(heard.every((data) => ['ada', 'dora'].includes(data.of)), 'the sender is who it is');
  });
}

test('a Python listener cannot publish', async (t) => {
  const where = next();
  const ada = await python(t, sfu, where, 'ada', SPEAKER);
  const cem = await python(t, sfu, where, 'cem', LISTENER);
  cem.order({ do: 'publish' });
  await cem.until('a refusal', (line) => line.at === 'refused' && line.order === 'publish');
  // Ada's own track reaches Cem after all this: had Cem's been let in, it would have been announced before.
  await publishes(ada);
  await perceives(cem, 'ada');
  assert.deepEqual(sfu.published('cem'), []);
  assert.deepEqual(ada.all((line) => line.at === 'subscribed'), []);
});

test('a Python speaker cannot change the metadata the others see', async (t) => {
  const where = next();
  const ada = await python(t, sfu, where, 'ada', SPEAKER);
  const gustav = await python(t, sfu, where, 'gustav', SPEAKER);
  // This client reports no refusal of it: what counts is that nobody is told.
  gustav.order({ do: 'metadata', text: 'I lead here' });
  await gustav.until('an end of it', (line) => line.at === 'sent' || line.at === 'refused');
  await publishes(gustav);
  await perceives(ada, 'gustav');
  assert.deepEqual(ada.all((line) => line.at === 'metadata-changed'), []);
});

test('a removed Python client does not come back with its old token', async (t) => {
  const where = next();
  const cem = await python(t, sfu, where, 'cem', LISTENER);
  await sfu.remove(where, 'cem');
  await cem.until('the end', (line) => line.at === 'disconnected');
  const again = python(t, sfu, where, 'cem', LISTENER);
  await assert.rejects(again, /ended/);
});

test('over ICE-TCP alone Python hears and sees Python', async (t) => {
  const narrow = await Sfu.start('--tcp-only');
  t.after(() => narrow.stop());
  const emil = await python(t, narrow, 'tcp', 'emil', SPEAKER);
  const cem = await python(t, narrow, 'tcp', 'cem', LISTENER);
  await publishes(emil);
  await perceives(cem, 'emil');
});
