// A mail server on a free port that keeps what it gets, and an independent parser for it: letters as people read them. Delivers nothing.
import { type AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

/** A broken portal meets it, nobody else: letters leave within a second or two. */
const PATIENCE_MS = 60_000;

/** One letter as it arrived. */
export type Letter = {
  /** The envelope's recipients, in lower case. */
  to: string[];
  /** The envelope's sender. */
  from: string;
  subject: string;
  /** The plain text, and the HTML. */
  text: string;
  html: string;
  /** Everything else, as the parser read it: headers, attachments. */
  mail: ParsedMail;
};

export class Post {
  /** Everything that has arrived, the oldest first. */
  readonly letters: Letter[] = [];
  private readonly server: SMTPServer;
  private readonly waiting = new Set<() => void>();
  /** What was handed out already: each letter is read once. */
  private readonly read = new Set<Letter>();

  private constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      onData: (stream, session, done) => {
        simpleParser(stream).then((mail) => {
          const { mailFrom, rcptTo } = session.envelope;
          const to = rcptTo.map((recipient) => recipient.address.toLowerCase());
          const html = typeof mail.html === "string" ? mail.html : "";
          this.letters.push({ to, from: mailFrom ? mailFrom.address : "", subject: mail.subject ?? "", text: mail.text ?? "", html, mail });
          done();
          for (const look of this.waiting) look();
        }, done);
      },
    });
  }

  static async open(): Promise<Post> {
    const post = new Post();
    await new Promise<void>((ready, failed) => {
      post.server.once("error", failed);
      post.server.listen(0, "127.0.0.1", ready);
    });
    return post;
  }

  /** For `Portal.open`: the portal sends its letters here. */
  get settings(): Record<string, string> {
    const { port } = this.server.server.address() as AddressInfo;
    return { MITREDEN__MAIL__HOST: "127.0.0.1", MITREDEN__MAIL__PORT: String(port), MITREDEN__MAIL__PROTECTION: "none" };
  }

  /** The next letter to somebody that was not handed out yet, as soon as it is there. */
  async next(to: string, subject: RegExp = /./): Promise<Letter> {
    const found = () => this.letters.find((letter) => !this.read.has(letter) && letter.to.includes(to.toLowerCase()) && subject.test(letter.subject));
    const letter = await new Promise<Letter>((done, failed) => {
      const late = setTimeout(() => {
        this.waiting.delete(look);
        failed(new Error(`no letter ${subject} to ${to}; there are: ${this.letters.map((one) => `${one.to}: ${one.subject}`).join(", ")}`));
      }, PATIENCE_MS);
      const look = () => {
        const letter = found();
        if (!letter) return;
        clearTimeout(late);
        this.waiting.delete(look);
        done(letter);
      };
      this.waiting.add(look);
      look();
    });
    this.read.add(letter);
    return letter;
  }

  /** The code to type that a letter carries: it stands on a line of its own. */
  static code(letter: Letter): string {
    const [, code] = /^\s*(\d{3} ?\d{3})\s*$/m.exec(letter.text) ?? [];
    if (!code) throw new Error(`no code in: ${letter.text}`);
    return code;
  }

  /** The first address of the portal in a letter's text that contains `part`. */
  static link(letter: Letter, part: string): string {
    const link = letter.text.match(/https?:\/\/\S+/g)?.find((address) => address.includes(part));
    if (!link) throw new Error(`no link with ${part} in: ${letter.text}`);
    return link;
  }

  async close(): Promise<void> {
    await new Promise<void>((done) => this.server.close(() => done()));
  }
}
