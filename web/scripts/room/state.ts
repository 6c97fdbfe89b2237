// What the island knows of the room: one signal for each slice, moved by notices. Knows no socket, no media, no view.
import { type Signal, signal } from "@preact/signals";
import type { LineState } from "./connection.ts";
import type { AgendaView, BarcampView, ChatView, EveningView, HallView, HandsView, Line, LobbyView, MeView, Notice, PeopleView, PollsView, Question, QuestionsView, SliceValue, SlidesView, Source, StageView, Typed } from "./protocol.ts";

/** As many chat lines as a late comer gets; the oldest go first. */
const LINES_KEPT = 200;

/** Why the person is no longer in the room. */
export type End = "left" | "removed" | "over" | "no-seat";

/** An anonymous question of this tab; declined: the moderation did not take it. */
export type Asked = { question: number; text: string; declined: boolean };

export type RoomState = {
  line: Signal<LineState>;
  end: Signal<End | undefined>;
  evening: Signal<EveningView>;
  agenda: Signal<AgendaView>;
  stage: Signal<StageView>;
  hall: Signal<HallView>;
  hands: Signal<HandsView>;
  chat: Signal<ChatView>;
  questionMode: Signal<QuestionsView>;
  slides: Signal<SlidesView>;
  barcamp: Signal<BarcampView>;
  polls: Signal<PollsView>;
  people: Signal<PeopleView>;
  /** Who waits to be let in; for the moderation. */
  lobby: Signal<LobbyView>;
  lines: Signal<Line[]>;
  /** Lines that are being written, each as far as it is. */
  drafts: Signal<Typed[]>;
  /** When the person's last line was written, by the server's clock, in milliseconds. */
  saidAt: Signal<number | undefined>;
  questions: Signal<Question[]>;
  /** What was asked from this tab without a name: nobody else, not even the room, knows whose it is. */
  asked: Signal<Asked[]>;
  me: Signal<MeView | undefined>;
  /** Where somebody points at the slide, in thousandths; null: nowhere. */
  pointer: Signal<[number, number] | null>;
  /** What the moderation switched off last; shown until read. */
  muted: Signal<Source | undefined>;
  /** How far the server's clock is ahead of this one, in milliseconds. */
  ahead: Signal<number>;
  /** A sentence for a moment: what was refused, what a device cannot do. Empty: none. */
  note: Signal<string>;
};

export function emptyRoom(title: string): RoomState {
  return {
    line: signal<LineState>("connecting"),
    end: signal<End | undefined>(undefined),
    evening: signal<EveningView>({ title, status: "planned", locked: false, paused: false, started_at: null }),
    agenda: signal<AgendaView>({ items: [], course: [], current: null, starts_at: null }),
    stage: signal<StageView>({ seats: [] }),
    hall: signal<HallView>({ listeners: 0, participants: 0 }),
    hands: signal<HandsView>({ count: 0, order: "first-come", seconds: null, free: false, subjects: [], hands: [] }),
    chat: signal<ChatView>({ mode: "open", slow_seconds: 0, consents: [] }),
    questionMode: signal<QuestionsView>({ mode: "approved" }),
    slides: signal<SlidesView>({ decks: [], shown: null }),
    barcamp: signal<BarcampView>({ rooms: [], until: null, is_side: false, result: "", version: 0 }),
    polls: signal<PollsView>({ polls: [] }),
    people: signal<PeopleView>({ people: [] }),
    lobby: signal<LobbyView>({ on: false, waiting: [] }),
    lines: signal<Line[]>([]),
    drafts: signal<Typed[]>([]),
    saidAt: signal<number | undefined>(undefined),
    questions: signal<Question[]>([]),
    asked: signal<Asked[]>([]),
    me: signal<MeView | undefined>(undefined),
    pointer: signal<[number, number] | null>(null),
    muted: signal<Source | undefined>(undefined),
    ahead: signal(0),
    note: signal(""),
  };
}

/** The own anonymous questions that the list does not show: they wait, or were declined. */
export function hiddenQuestions({ asked, questions }: Pick<RoomState, "asked" | "questions">): Asked[] {
  return asked.value.filter((one) => questions.value.every(({ question }) => question !== one.question));
}

/** Moves the state by one notice. */
export function hear(room: RoomState, notice: Notice): void {
  switch (notice.t) {
    case "snapshot":
      room.people.value = { people: [] };
      room.lobby.value = { on: false, waiting: [] };
      for (const slice of notice.slices) takeSlice(room, slice);
      room.lines.value = notice.lines;
      room.questions.value = notice.questions;
      room.asked.value = room.asked.value.map((one) => ({ ...one, declined: !notice.waiting.includes(one.question) && notice.questions.every(({ question }) => question !== one.question) }));
      room.me.value = notice.me;
      room.drafts.value = [];
      room.saidAt.value = undefined;
      for (const line of notice.lines) countLine(room, line);
      room.ahead.value = Date.parse(notice.now) - Date.now();
      break;
    case "slice":
      takeSlice(room, notice);
      break;
    case "me":
      room.me.value = notice;
      break;
    case "said":
      room.lines.value = withLine(room.lines.value, notice);
      countLine(room, notice);
      break;
    case "typed": {
      const others = room.drafts.value.filter((draft) => draft.seat !== notice.seat);
      // Who is writing already keeps the place.
      const at = room.drafts.value.findIndex((draft) => draft.seat === notice.seat);
      room.drafts.value = notice.text === "" ? others : at < 0 ? [...others, notice] : room.drafts.value.with(at, notice);
      break;
    }
    case "unsaid":
      room.lines.value = room.lines.value.filter((line) => line.line !== notice.line);
      break;
    case "asked":
      room.asked.value = [...room.asked.value.filter((one) => one.question !== notice.question), { question: notice.question, text: notice.text, declined: false }];
      break;
    case "question":
      room.questions.value = [...room.questions.value.filter((other) => other.question !== notice.question), notice];
      break;
    case "question-gone":
      room.questions.value = room.questions.value.filter((other) => other.question !== notice.question);
      room.asked.value = room.asked.value.map((one) => (one.question === notice.question ? { ...one, declined: true } : one));
      break;
    case "supports": {
      const counts = new Map(notice.counts.map((one) => [one.question, one.supports]));
      room.questions.value = room.questions.value.map((one) => ({ ...one, supports: counts.get(one.question) ?? one.supports }));
      break;
    }
    case "pointed":
      room.pointer.value = notice.at;
      break;
    case "muted":
      room.muted.value = notice.source;
      break;
    case "ended":
      room.end.value = notice.how;
      break;
    case "ack":
    case "refused":
    case "media":
      break;
  }
}

/** A new line at its place; a held one that is shown now takes the place it had. */
function withLine(lines: Line[], line: Line): Line[] {
  const others = lines.filter((other) => other.line !== line.line);
  return [...others, line].sort((a, b) => a.line - b.line).slice(-LINES_KEPT);
}

/** The own last line counts for the slow mode, even when it is taken away. */
function countLine(room: RoomState, line: Line): void {
  if (line.seat === room.me.value?.seat) room.saidAt.value = Math.max(room.saidAt.value ?? 0, Date.parse(line.at));
}

function takeSlice(room: RoomState, slice: SliceValue): void {
  switch (slice.slice) {
    case "evening":
      room.evening.value = slice.value;
      break;
    case "agenda":
      room.agenda.value = slice.value;
      break;
    case "stage":
      room.stage.value = slice.value;
      break;
    case "hall":
      room.hall.value = slice.value;
      break;
    case "hands":
      room.hands.value = slice.value;
      break;
    case "chat":
      room.chat.value = slice.value;
      break;
    case "questions":
      room.questionMode.value = slice.value;
      break;
    case "slides":
      room.slides.value = slice.value;
      room.pointer.value = null;
      break;
    case "barcamp":
      room.barcamp.value = slice.value;
      break;
    case "polls":
      room.polls.value = slice.value;
      break;
    case "people":
      room.people.value = slice.value;
      break;
    case "lobby":
      room.lobby.value = slice.value;
      break;
  }
}
