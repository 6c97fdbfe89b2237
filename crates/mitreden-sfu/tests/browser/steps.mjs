// The steps of the browser test, each against live pages. Starts nothing itself.

/** Fails with the last value seen when `check` does not hold within the time. */
export async function until(what, read, check, seconds = 15) {
  const end = Date.now() + seconds * 1000;
  let last;
  do {
    last = await read();
    if (check(last)) return last;
    await new Promise((done) => setTimeout(done, 100));
  } while (Date.now() < end);
  throw new Error(`${what}: still ${JSON.stringify(last)}`);
}

const arrives = (page, who, source) => page.evaluate(([w, s]) => t.arrives(w, s), [who, source]);

/** The picture moves: the element has a size and its time goes on. */
export async function sees(page, who, source = 'camera', seconds = 15) {
  const read = () => arrives(page, who, source);
  const first = await until(`${who}'s ${source} is shown`, read, (v) => v.width > 0, seconds);
  await until(`${who}'s ${source} moves`, read, (v) => v.time > first.time + 0.4, seconds);
  return first;
}

export async function hears(page, who, seconds = 15) {
  const read = () => arrives(page, who, 'microphone');
  const first = await until(`${who}'s sound is there`, read, (v) => v.count === 1, seconds);
  await until(`${who} is heard`, read, (v) => v.energy > first.energy + 1e-5, seconds);
}

export async function seesNothing(page, who, source = 'camera') {
  await until(`${who}'s ${source} is gone`, () => arrives(page, who, source), (v) => v.count === 0);
}

const state = (page) => page.evaluate(() => t.state());
const logged = (page, name) => state(page).then((s) => s.log.filter((l) => l[0] === name).length);

export function steps({ server, join, step, firefox, relay }) {
  const order = (what, identity, role = '') =>
    server.post(`/${what}?room=${server.room}&identity=${identity}&role=${role}`);

  async function promotion(alice, bob) {
    await order('permission', 'bob', 'speaker');
    await until('bob may speak', () => state(bob), (s) => s.canPublish);
    await bob.evaluate(() => t.publish());
    await sees(alice, 'bob');
    await hears(alice, 'bob');
  }

  async function demotion(alice, bob) {
    await order('permission', 'bob', 'listener');
    await until('bob may not speak', () => state(bob), (s) => !s.canPublish && s.tracks === 0);
    await until('bob is hidden', () => state(alice), (s) => !s.remote.includes('bob'));
    await seesNothing(alice, 'bob');
    await sees(bob, 'alice');
  }

  /** Everything one pair of pages can show. */
  async function conversation() {
    const alice = await join('alice', 'speaker', { dynacast: true });
    await alice.evaluate(() => t.publish());
    const bob = await join('bob', 'listener');
    await step('picture and sound arrive', async () => {
      await sees(bob, 'alice');
      await hears(bob, 'alice');
    });
    await step('a hidden listener is not announced', async () => {
      const { remote } = await state(alice);
      if (remote.length) throw new Error(`alice sees ${remote}`);
    });
    await step('speaking is told', () =>
      until('alice speaks', () => logged(bob, 'speaking'), (n) => n > 0));
    await step('muting and unmuting', async () => {
      await alice.evaluate(() => t.room.localParticipant.setCameraEnabled(false));
      const read = () => arrives(bob, 'alice', 'camera');
      await until('the picture rests', async () => {
        const before = await read();
        await new Promise((done) => setTimeout(done, 700));
        return (await read()).time - before.time;
      }, (moved) => moved === 0);
      await alice.evaluate(() => t.room.localParticipant.setCameraEnabled(true));
      await sees(bob, 'alice');
    });
    await step('mute by the server, unmute by the client', async () => {
      await order('mute', 'alice');
      const muted = () => alice.evaluate(() => !t.room.localParticipant.isMicrophoneEnabled);
      await until('alice is muted', muted, Boolean);
      await alice.evaluate(() => t.room.localParticipant.setMicrophoneEnabled(true));
      await hears(bob, 'alice');
    });
    await step('layers: low and high again', async () => {
      const width = () => arrives(bob, 'alice', 'camera').then((v) => v.width);
      const high = await until('the full picture', width, (w) => w >= 640);
      await bob.evaluate(() => t.quality('alice', 'LOW'));
      await until('a small picture', width, (w) => w > 0 && w < high);
      await bob.evaluate(() => t.quality('alice', 'HIGH'));
      await until('the full picture again', width, (w) => w === high, 20);
      await sees(bob, 'alice');
    });
    await step('late joiner', async () => {
      const carol = await join('carol', 'listener');
      const before = Date.now();
      await sees(carol, 'alice');
      await hears(carol, 'alice');
      await carol.context().close();
      return `${Date.now() - before} ms until the picture moved 0.4 s and sound had energy`;
    });
    await step('unsubscribe and subscribe', async () => {
      await bob.evaluate(() => t.subscribe('alice', false));
      await seesNothing(bob, 'alice');
      await bob.evaluate(() => t.subscribe('alice', true));
      await sees(bob, 'alice');
    });
    await step('a listener is promoted in place and steps back, three times', async () => {
      const before = await state(bob);
      for (let i = 0; i < 3; i++) {
        await promotion(alice, bob);
        await demotion(alice, bob);
      }
      const after = await state(bob);
      const broken = after.log.filter((l) => l[0].includes('onnect'));
      if (after.sid !== before.sid || broken.length) throw new Error(JSON.stringify(after));
    });
    await step('who steps back cannot publish by force', async () => {
      const outcome = await bob.evaluate(() => t.force());
      if (outcome !== 'refused') throw new Error(outcome);
      await seesNothing(alice, 'bob', 'microphone');
    });
    await step('screen share, four times', async () => {
      for (let i = 0; i < 4; i++) {
        await alice.evaluate(() => t.share());
        await sees(bob, 'alice', 'screen_share');
        await alice.evaluate(() => t.unshare());
        await seesNothing(bob, 'alice', 'screen_share');
      }
    });
    await reconnects(alice, bob);
    await step('removal, and the old token opens nothing', async () => {
      await order('remove', 'bob');
      await until('bob is out', () => state(bob), (s) => s.state === 'disconnected');
      const [, reason] = (await state(bob)).log.findLast((l) => l[0] === 'Disconnected');
      if (reason !== 4) throw new Error(`reason ${reason}`);
      await join('bob', 'listener').then(
        () => Promise.reject(new Error('bob came back')),
        (error) => error,
      );
    });
    await step('a participant who leaves is gone', async () => {
      const dora = await join('dora', 'guest');
      await until('dora is seen', () => state(alice), (s) => s.remote.includes('dora'));
      await dora.evaluate(() => t.room.disconnect());
      await until('dora is gone', () => state(alice), (s) => !s.remote.includes('dora'));
    });
  }

  async function reconnects(alice, bob) {
    for (const scenario of ['signal-reconnect', 'full-reconnect']) {
      for (const [name, page] of [['listener', bob], ['speaker', alice]]) {
        await step(`${scenario} of the ${name}`, async () => {
          const before = await logged(page, 'Reconnected');
          const start = Date.now();
          await page.evaluate((s) => t.room.simulateScenario(s), scenario);
          await until('reconnected', () => logged(page, 'Reconnected'), (n) => n > before, 20);
          const took = Date.now() - start;
          await sees(bob, 'alice');
          await hears(bob, 'alice');
          return `${took} ms`;
        });
      }
    }
  }

  /** The process dies during a call; the pages come back by themselves. */
  async function restart() {
    const alice = await join('alice', 'speaker');
    await alice.evaluate(() => t.publish());
    const bob = await join('bob', 'listener');
    await sees(bob, 'alice');
    await step('killed and restarted: everybody is back', async () => {
      await server.kill();
      const start = Date.now();
      await server.start();
      for (const page of [alice, bob]) {
        await until('reconnected', () => logged(page, 'Reconnected'), (n) => n > 0, 40);
      }
      await sees(bob, 'alice', 'camera', 20);
      await hears(bob, 'alice');
      return `${Date.now() - start} ms after the restart until picture and sound`;
    });
  }

  async function data() {
    const alice = await join('alice', 'data');
    const bob = await join('bob', 'data');
    const carol = await join('carol', 'listener');
    await step('data: for those who may', async () => {
      const send = (page, text) =>
        page.evaluate((x) => {
          const bytes = new TextEncoder().encode(x);
          t.room.localParticipant.publishData(bytes, { reliable: true });
          t.room.localParticipant.publishData(bytes, { reliable: false });
        }, text);
      await send(alice, 'hello');
      await until('data at bob', () => logged(bob, 'data'), (n) => n === 2);
      await send(carol, 'not allowed');
      await send(bob, 'hello back');
      await until('data at alice', () => logged(alice, 'data'), (n) => n === 2);
      const said = (await state(alice)).log.filter((l) => l[0] === 'data');
      if (said.some((l) => l[1] !== 'bob')) throw new Error(JSON.stringify(said));
    });
  }

  /** Firefox listens to Chromium, and speaks to it. */
  async function withFirefox() {
    const alice = await join('alice', 'speaker');
    await alice.evaluate(() => t.publish());
    const fox = await firefox('speaker');
    try {
      await step('Firefox sees and hears Chromium', async () => {
        await sees(fox, 'alice', 'camera', 30);
        await hears(fox, 'alice', 30);
      });
      await step('Chromium sees and hears Firefox', async () => {
        await fox.evaluate('t.publish()');
        await sees(alice, 'fox', 'camera', 30);
        await hears(alice, 'fox', 30);
      });
      await step('Firefox resumes after a cut', async () => {
        await fox.evaluate("t.room.simulateScenario('signal-reconnect')");
        await until('reconnected', () => logged(fox, 'Reconnected'), (n) => n > 0, 30);
        await sees(fox, 'alice', 'camera', 30);
        await sees(alice, 'fox', 'camera', 30);
      });
    } finally {
      await fox.close();
    }
  }

  /** A fifth of the media is lost on the way to the clients: the picture gets small, goes on, and recovers. */
  async function badNetwork() {
    const alice = await join('alice', 'speaker');
    await alice.evaluate(() => t.publish());
    const bob = await join('bob', 'listener');
    const width = () => arrives(bob, 'alice', 'camera').then((v) => v.width);
    const high = await until('a large picture', width, (w) => w >= 640, 30);
    await step('a bad network gets a small picture that moves', async () => {
      relay.loss = 0.2;
      await until('a small picture', width, (w) => w > 0 && w < 640, 40);
      await sees(bob, 'alice');
      await hears(bob, 'alice');
      return `from ${high} to ${await width()} wide, ${relay.lost} packets lost`;
    });
    await step('a good network gets a large picture again', async () => {
      const start = Date.now();
      relay.loss = 0;
      await until('a large picture', width, (w) => w >= 640, 90);
      await sees(bob, 'alice');
      return `${await width()} wide after ${Date.now() - start} ms`;
    });
  }

  return { conversation, restart, data, badNetwork, withFirefox };
}
