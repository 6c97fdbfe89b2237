// Firefox without a driver: it opens a page of ours that fetches code to run and posts what came out.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join as path } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

const PREFERENCES = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.autoplay.default': 0,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.aboutwelcome.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
  'app.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'media.gmp-manager.updateEnabled': false,
  'extensions.update.enabled': false,
  'app.normandy.enabled': false,
  'browser.safebrowsing.downloads.remote.enabled': false,
  'services.settings.server': 'data:,',
};

const LOOP = `
  const AsyncFunction = (async () => {}).constructor;
  (async () => {
    for (;;) {
      const next = await (await fetch('/next')).json();
      let answer;
      try {
        answer = { value: await new AsyncFunction('return ' + next.code)() };
      } catch (error) {
        answer = { error: String(error) };
      }
      await fetch('/answer/' + next.id, { method: 'POST', body: JSON.stringify(answer) });
    }
  })();
`;

/** A page in Firefox that has joined the room as \`fox\`; \`evaluate\` takes what Playwright's takes. */
export async function startFirefox({ server, single, role, scratch }) {
  const asked = [];
  const waiting = [];
  const answers = new Map();
  let last = 0;
  const give = () => {
    while (asked.length && waiting.length) waiting.shift().end(JSON.stringify(asked.shift()));
  };
  const files = {
    '/': () => ['text/html', '<!doctype html><title>test</title><script src="/client.js"></script><script src="/inpage.js"></script><script src="/loop.js"></script>'],
    '/client.js': () => ['text/javascript', readFileSync(here('node_modules/livekit-client/dist/livekit-client.umd.js'))],
    '/inpage.js': () => ['text/javascript', readFileSync(here('inpage.js'))],
    '/loop.js': () => ['text/javascript', LOOP],
  };
  const pages = createServer((request, response) => {
    if (request.url === '/next') {
      waiting.push(response);
      return give();
    }
    if (request.url.startsWith('/answer/')) {
      let body = '';
      request.on('data', (part) => (body += part));
      return request.on('end', () => {
        answers.get(Number(request.url.split('/')[2]))?.(JSON.parse(body));
        response.end();
      });
    }
    const [type, content] = files[request.url]?.() ?? ['text/plain', ''];
    response.setHeader('content-type', `${type}; charset=utf-8`);
    response.end(content);
  });
  await new Promise((done) => pages.listen(0, '127.0.0.1', done));
  const profile = mkdtempSync(path(scratch, 'firefox-'));
  const lines = Object.entries(PREFERENCES);
  writeFileSync(
    path(profile, 'user.js'),
    lines.map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join(''),
  );
  const child = spawn(
    process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    ['--headless', '--no-remote', '--profile', profile, `http://127.0.0.1:${pages.address().port}/`],
    { stdio: 'ignore', env: { ...process.env, HOME: profile } },
  );
  const page = {
    evaluate(code, argument) {
      const text = typeof code === 'function' ? `(${code})(${JSON.stringify(argument)})` : code;
      const id = ++last;
      return new Promise((done, fail) => {
        const late = setTimeout(() => fail(new Error(`Firefox did not answer: ${text}`)), 60_000);
        answers.set(id, (answer) => {
          clearTimeout(late);
          answers.delete(id);
          if (answer.error) fail(new Error(answer.error));
          else done(answer.value);
        });
        asked.push({ id, code: text });
        give();
      });
    },
    async close() {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGKILL');
      await ended;
      pages.closeAllConnections();
      pages.close();
    },
  };
  try {
    const query = new URLSearchParams({ room: server.room, identity: 'fox', role });
    const token = await (await server.get(`/token?${query}`)).text();
    await page.evaluate(`t.join(${JSON.stringify(token)}, ${single}, { url: ${JSON.stringify(server.url)} })`);
    return page;
  } catch (error) {
    await page.close();
    throw error;
  }
}
