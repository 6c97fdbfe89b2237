// A bad network: passes datagrams between clients and the server and loses some media to the clients.
import { createSocket } from 'node:dgram';

/** Listens on \`host:port\`, passes on to \`to:port\`; \`relay.loss\` (0 to 1) may change at any time. */
export async function startRelay(host, to, port) {
  const clients = new Map();
  const front = createSocket('udp4');
  const relay = {
    loss: 0,
    lost: 0,
    close() {
      front.close();
      for (const back of clients.values()) back.close();
    },
  };
  front.on('message', (datagram, from) => {
    const name = `${from.address}:${from.port}`;
    let back = clients.get(name);
    if (!back) {
      back = createSocket('udp4');
      clients.set(name, back);
      back.on('message', (answer) => {
        // RTP and RTCP only (RFC 7983): a lost handshake would test something else.
        const media = answer[0] >= 128 && answer[0] < 192;
        if (media && Math.random() < relay.loss) relay.lost++;
        else front.send(answer, from.port, from.address);
      });
    }
    back.send(datagram, port, to);
  });
  await new Promise((done) => front.bind(port, host, done));
  return relay;
}
