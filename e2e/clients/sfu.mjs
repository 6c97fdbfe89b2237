// The embedded SFU alone in a process, for the tests beside it. Knows how to start, order and end it.
import { Lines } from './lines.mjs';

/** Rights as the tests need them; what is left out is not granted. */
export const SPEAKER = { publish: ['camera', 'microphone'], subscribe: true };
export const LISTENER = { subscribe: true, hidden: true };

export class Sfu {
  #lines;
  url;

  static async start(...options) {
    const binary = process.env.MITREDEN_LOAD;
    if (!binary) throw new Error('MITREDEN_LOAD must name the mitreden-load binary; cargo xtask check sets it');
    const sfu = new Sfu();
    sfu.#lines = new Lines('the SFU', binary, ['alone', ...options]);
    const ready = await sfu.#lines.until('its address', (line) => line.url);
    sfu.url = ready.url;
    return sfu;
  }

  async #ask(order) {
    const from = this.#lines.now;
    this.#lines.order(order);
    return this.#lines.until(`an answer to ${order.do}`, (line) => !line.event, from);
  }

  async token(room, identity, rights) {
    const { token } = await this.#ask({ do: 'token', room, identity, rights });
    return token;
  }

  async permit(room, identity, rights) {
    await this.#ask({ do: 'permit', room, identity, rights });
  }

  async remove(room, identity) {
    await this.#ask({ do: 'remove', room, identity });
  }

  async stats() {
    return this.#ask({ do: 'stats' });
  }

  /** What the SFU told about who published what. */
  published(identity) {
    return this.#lines.all((line) => line.event === 'published' && line.identity === identity);
  }

  async stop() {
    await this.#lines.end();
  }
}
