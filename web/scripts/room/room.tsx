// The island's entry: reads the page's data, ties line, state, media and views together. Decides nothing.
import { type Signal, computed, effect } from "@preact/signals";
import { render } from "preact";
import { Announcer, type Kind } from "./announcer.ts";
import { followFloor, goToChat, readLine } from "./chat.ts";
import { choicesOf } from "./choices.ts";
import { followComings } from "./comings.ts";
import { Connection, Refused } from "./connection.ts";
import { type Island, IslandContext, type RoomData } from "./context.ts";
import { count } from "./counted.ts";
import { keepFocus } from "./focus.ts";
import { listen } from "./keyboard.ts";
import { Media } from "./media.ts";
import type { Command, Role } from "./protocol.ts";
import { type Asked, type RoomState, emptyRoom, hear } from "./state.ts";
import { sign, switchSource } from "./view/controls.tsx";
import { RoomView } from "./view/room.tsx";
import { signersOf } from "./view/signs.tsx";
import { Visit, shelfOfTab } from "./visit.ts";
import { wordsOf, type Words } from "./words.ts";

/** A sentence at the foot of the page stays long enough to read twice. */
const NOTE_MS = 7_000;

function start(main: HTMLElement, data: RoomData): void {
  const t = wordsOf(data.language);
  const room = emptyRoom(data.title);
  const [sounds, region] = [hidden("div"), document.createElement("div")];
  document.body.append(sounds, region);
  const choices = choicesOf(new Visit(shelfOfTab(), data.visit), location.search);
  keepAsked(room, data.seat);
  const due = computed(() => !choices.checked.value && (room.me.value ? looksAtDevices(room.me.value.role) : data.checks));
  const announcer = new Announcer(region, () => choices.read.peek());
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  const connection = new Connection(`${scheme}//${location.host}${data.socket}`, due.peek(), {
    notice: (notice) => {
      const isNews = notice.t === "said" && room.lines.value.every((line) => line.line !== notice.line);
      hear(room, notice);
      if (notice.t === "said" && isNews) readLine(notice, { room, t, announcer }, document.querySelector<HTMLDetailsElement>("#chat")?.open === true);
    },
    line: (state, code) => {
      room.line.value = state;
      if (state === "ended" && !room.end.value) room.end.value = code === 4003 ? "removed" : code === 4010 ? "over" : "no-seat";
    },
  });
  const media = new Media(() => connection.mediaPass(), sounds, new URLSearchParams(location.search).get("media"));
  const note = noteIn(room.note, announcer);
  const attempt = (command: Command) => attempting(connection, command);
  const ask = async (command: Command) => {
    const reason = await attempt(command);
    if (reason) note(t(`refusal-${reason}`));
    return reason === undefined;
  };
  const leave = () => void going(media, connection, data.leave);
  const cross = (number: number) => void going(media, connection, `/raeume/${data.slug}/raum/${number}`);
  const island: Island = { data, room, media, t, announcer, choices, due, ask, attempt, note, leave, cross, hurry: () => connection.hurry() };
  follow(island, main);
  keys(island);
  keepFocus(main);
  main.replaceChildren();
  render(<IslandContext.Provider value={island}><RoomView /></IslandContext.Provider>, main);
  effect(() => connection.check(due.value));
  connection.open();
  addEventListener("online", () => connection.hurry());
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) connection.hurry();
  });
}

/** Who may soon send a picture or a voice looks at both first. */
function looksAtDevices(role: Role): boolean {
  return role !== "listener" && role !== "captioner";
}

/** What was asked without a name is shown to its asker over reloads, too. Numbers are the room's, so it belongs to the seat in this room. */
function keepAsked(room: RoomState, seat: string): void {
  const visit = new Visit(shelfOfTab(), seat);
  const kept = visit.readValue("asked");
  if (Array.isArray(kept)) room.asked.value = kept as Asked[];
  effect(() => {
    if (room.asked.value.length > 0) visit.keep("asked", JSON.stringify(room.asked.value));
  });
}

function hidden(tag: string): HTMLElement {
  const element = document.createElement(tag);
  element.hidden = true;
  return element;
}

function noteIn(shown: Signal<string>, announcer: Announcer): (sentence: string) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (sentence) => {
    clearTimeout(timer);
    shown.value = sentence;
    announcer.say(sentence);
    timer = setTimeout(() => {
      shown.value = "";
    }, NOTE_MS);
  };
}

async function attempting(connection: Connection, command: Command): Promise<Refused["reason"] | undefined> {
  try {
    await connection.ask(command);
    return undefined;
  } catch (error) {
    return error instanceof Refused ? error.reason : "no-answer";
  }
}

/** Media first: nobody is heard for a second longer than they want to be (requirements P-03). */
async function going(media: Media, connection: Connection, address: string): Promise<void> {
  void media.disconnect();
  connection.close();
  const form = document.createElement("form");
  form.method = "post";
  form.action = address;
  document.body.append(form);
  form.submit();
}

/** What follows by itself: media with the line, devices with the rights, words for screen readers, marks for styles. */
function follow(island: Island, main: HTMLElement): void {
  const { room, media, t, announcer, choices, attempt, data } = island;
  effect(() => {
    const me = room.me.value;
    main.dataset.line = room.line.value;
    main.dataset.role = me?.role ?? "";
    main.dataset.media = media.state.value;
    main.dataset.floor = String(me?.floor ?? false);
  });
  effect(() => {
    // The evening goes on where one came from; everybody was told in time.
    if (room.end.value === "over" && data.side) location.assign(data.back);
    if (room.end.value) void media.disconnect();
    else if (room.line.value === "live" && room.me.value) void media.connect();
  });
  effect(() => {
    const allowed = room.me.value?.may_send;
    if (allowed) void media.keepOnly(allowed);
  });
  followFloor(room);
  effect(() => {
    media.choice = choices.devices.value;
    media.signing = room.me.value?.role === "signer";
    media.fix(new Set(choices.signs.value ? signersOf(island).map((one) => one.seat) : []));
  });
  let fixed = false;
  effect(() => {
    if (fixed || !choices.signs.value || signersOf(island).length === 0 || !room.me.value) return;
    fixed = true;
    void count(data, { hilfe: "gebaerden" });
  });
  effect(() => {
    const me = room.stage.value.seats.find((one) => one.seat === room.me.value?.seat);
    // Who cannot be seen does not sign: the camera was switched off, or the page opened anew.
    if (me?.signing && media.state.value === "connected" && !media.own.value.has("camera")) void attempt({ do: "sign", on: false });
  });
  followComings(room, t, (sentence) => announcer.say(sentence, "people"));
  announce(room, t, announcer);
}

/** What is read out, each with what it is about: each person chooses. */
function announce(room: RoomState, t: Words, announcer: Announcer): void {
  const moved = (read: () => string | undefined, kind: Kind = "own") => {
    let before: string | undefined;
    let first = true;
    effect(() => {
      const now = read();
      if (!first && now !== undefined && now !== before) announcer.say(now, kind);
      first = false;
      before = now;
    });
  };
  moved(() => (room.me.value?.floor ? (room.me.value.in_writing ? t("floor-yours-writing") : t("floor-yours")) : undefined));
  moved(() => (room.me.value?.hand ? t("hand-noted", { place: room.me.value.hand }) : undefined));
  moved(() => (room.line.value === "connecting" ? undefined : t(`line-${room.line.value}`)));
  moved(() => {
    const { items, current } = room.agenda.value;
    const item = current === null ? undefined : items[current];
    return item ? t("agenda-reached", { title: item.title }) : undefined;
  }, "agenda");
  moved(() => {
    const open = room.barcamp.value.rooms.filter((side) => side.open).length;
    return open > 0 ? t("barcamp-opened", { count: open }) : room.barcamp.value.rooms.length > 0 ? t("barcamp-closed") : undefined;
  }, "agenda");
  moved(() => {
    const asked = room.polls.value.polls.filter((poll) => poll.state === "open").at(-1);
    return asked && t("poll-asked", { question: asked.plan.question });
  }, "polls");
  moved(() => {
    const answered = room.polls.value.polls.filter((poll) => poll.state === "closed").at(-1);
    return answered && t("poll-answered", { question: answered.plan.question });
  }, "polls");
  moved(() => {
    const question = room.questions.value.find((one) => one.state === "on-stage");
    return question && t("question-staged", { text: question.text });
  }, "questions");
  moved(() => {
    const { shown, decks } = room.slides.value;
    const deck = decks.find((one) => one.deck === shown?.deck);
    return shown && deck ? t("slide-shown", { page: shown.page, pages: deck.pages }) : undefined;
  }, "slides");
  moved(() => (room.line.value === "live" ? (room.evening.value.paused ? t("evening-paused") : t("evening-goes-on")) : undefined));
  moved(() => {
    const newest = room.lobby.value.waiting.at(-1);
    return newest && t("lobby-came", { name: newest.name });
  });
  moved(() => (room.me.value?.asked_for.length ? t("consent-title") : undefined));
  moved(() => (room.muted.value && t(`muted-${room.muted.value}`)));
}

function keys(island: Island): void {
  const { room, media, ask } = island;
  const turn = (source: "microphone" | "camera") => {
    if (room.me.value?.may_send.includes(source)) void switchSource(island, source, !media.own.value.has(source));
  };
  listen(() => room.me.value?.role, {
    hand: () => {
      const me = room.me.value;
      if (me && me.role !== "listener" && !me.floor) void ask({ do: me.hand === null ? "raise-hand" : "lower-hand" });
    },
    microphone: () => turn("microphone"),
    camera: () => turn("camera"),
    sign: () => void sign(island),
    chat: goToChat,
    "slide-back": () => turnPage(island, -1),
    "slide-next": () => turnPage(island, 1),
    call: () => {
      const next = room.hands.value.hands[0];
      if (next) void ask({ do: "give-floor", seat: next.seat });
    },
    "item-next": () => {
      const { items, current } = room.agenda.value;
      const next = current === null ? 0 : current + 1;
      if (next < items.length) void ask({ do: "go-to-item", item: next });
    },
    pause: () => {
      const { status, paused } = room.evening.value;
      if (status === "live") void ask({ do: paused ? "resume" : "pause" });
    },
  });
}

/** One page on or back, of what everybody is shown. */
function turnPage({ room, ask }: Island, step: 1 | -1): void {
  const { shown, decks } = room.slides.value;
  const pages = decks.find((one) => one.deck === shown?.deck)?.pages ?? 0;
  const page = (shown?.page ?? 0) + step;
  if (shown && page >= 1 && page <= pages) void ask({ do: "show-slide", deck: shown.deck, page });
}

const main = document.querySelector("[data-room]")?.closest("main");
const data = document.querySelector("#room-data")?.textContent;
if (main && data) {
  // The readable page stands in the portal's frame; the room takes the whole window.
  document.body.classList.add("room-page");
  main.className = "room";
  start(main, JSON.parse(data) as RoomData);
}
