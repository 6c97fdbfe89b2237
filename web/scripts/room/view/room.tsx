// The whole room: check first where it is due, then stage, controls, side. Never a socket.
import { useState } from "preact/hooks";
import { useIsland } from "../context.ts";
import { SHORTCUTS, shortcutsOf } from "../keyboard.ts";
import { Agenda } from "./agenda.tsx";
import { Bar, FloorNote, Notes } from "./bar.tsx";
import { Barcamp, RoomsOpen } from "./barcamp.tsx";
import { Chat } from "./chat.tsx";
import { Check } from "./check.tsx";
import { Controls, Toast, useSwitch } from "./controls.tsx";
import { Consent } from "./consent.tsx";
import { Desk } from "./desk.tsx";
import { FirstTime } from "./first-time.tsx";
import { Lobby } from "./lobby.tsx";
import { Panel, SmallButton } from "./parts.tsx";
import { People } from "./people.tsx";
import { Polls } from "./polls.tsx";
import { QuestionOnStage, Questions } from "./questions.tsx";
import { Reading } from "./reading.tsx";
import { Floor } from "./side.tsx";
import { Signs } from "./signs.tsx";
import { Slides } from "./slides.tsx";
import { Stage } from "./stage.tsx";

export function RoomView() {
  const { room, t, choices, due: isDue, attempt } = useIsland();
  const me = room.me.value;
  const [steppingUp, setSteppingUp] = useState(false);
  const [part, show] = useState(partOf);
  const turn = useSwitch();
  if (room.end.value) return <End />;
  if (!me) return <Waiting />;
  const due = isDue.value;
  const checked = () => {
    choices.checked.value = true;
  };
  const stands = !due && !(steppingUp && me.role === "listener");
  const controls = stands && part !== "hall" && !(part === "desk" && me.role === "moderator");
  return (
    <>
      <Bar />
      <div class="room-notes">
        <Notes />
        {!due && <FloorNote onSpeak={() => void turn("microphone", true)} />}
        {!due && <QuestionOnStage />}
        {stands && <RoomsOpen />}
        {stands && <Consent />}
      </div>
      {due ? (
        <Check naming={false} onDone={async () => { checked(); return undefined; }} />
      ) : steppingUp && me.role === "listener" ? (
        <Check
          naming
          onBack={() => setSteppingUp(false)}
          onDone={async (name) => {
            // Before the room knows: or it would take the person for somebody who has not looked yet.
            checked();
            const refused = await attempt({ do: "step-up", name });
            if (!refused) setSteppingUp(false);
            return refused;
          }}
        />
      ) : part === "hall" ? (
        <Projection onEnd={() => show("room")} />
      ) : part === "desk" && me.role === "moderator" ? (
        <DeskAlone onEnd={() => show("room")} />
      ) : (
        <>
          <Stage />
          <Signs />
          <Controls onStepUp={() => setSteppingUp(true)} />
          <div class="side">
            {me.role === "moderator" ? <DeskFirst /> : <RoomFirst />}
            <FirstTime />
            <Reading />
            <Help onShow={show} />
          </div>
        </>
      )}
      {!controls && <Toast />}
      <p class="visually-hidden">{t("room-end-of-page")}</p>
    </>
  );
}

/** What of the room a window shows: all of it, what belongs on the screen in the hall, or what the moderation decides. */
type Part = "room" | "hall" | "desk";

/** Each has an address: a second screen keeps it over a reload. */
function partOf(): Part {
  const asked = new URLSearchParams(location.search);
  return asked.has("leinwand") ? "hall" : asked.has("pult") ? "desk" : "room";
}

/** What the moderation decides comes first. */
function DeskFirst() {
  return (
    <>
      <Desk />
      <Lobby />
      <Floor />
      <Questions />
      <Slides />
      <Polls />
      <Agenda />
      <Barcamp />
      <Chat />
      <People />
    </>
  );
}

function RoomFirst() {
  return (
    <>
      <Polls />
      <Barcamp />
      <Floor />
      <Questions />
      <Agenda />
      <Slides />
      <Chat />
    </>
  );
}

/** For the screen in the hall: who speaks, what is asked, what came of a poll; large, and without anything to press but the way back. */
function Projection({ onEnd }: { onEnd: () => void }) {
  const { t } = useIsland();
  return (
    <>
      <Stage />
      <Signs />
      <div class="side side--projected">
        <Agenda />
        <Barcamp />
        <Polls />
        <SmallButton label={t("projection-end")} onPress={onEnd} />
      </div>
    </>
  );
}

/** For a second screen of whoever leads: everything there is to decide, without the stage. */
function DeskAlone({ onEnd }: { onEnd: () => void }) {
  const { t } = useIsland();
  return (
    <div class="side side--desk">
      <div class="desk-alone"><DeskFirst /></div>
      <SmallButton label={t("projection-end")} onPress={onEnd} />
    </div>
  );
}

function Help({ onShow }: { onShow: (part: Part) => void }) {
  const { room, t } = useIsland();
  const role = room.me.value?.role ?? "listener";
  return (
    <Panel id="help" title={t("help-title")}>
      <dl>
        {shortcutsOf(role).map((deed) => (
          <div key={deed}>
            <dt>{t(`shortcut-${deed}`)}</dt>
            <dd><kbd>{SHORTCUTS[deed].label}</kbd></dd>
          </div>
        ))}
      </dl>
      <div class="desk__tools">
        <a class="small-button" href="/hilfe/barrierefreiheit" target="_blank" rel="noopener">{t("help-all")}<span class="visually-hidden"> {t("new-window")}</span></a>
        <SmallButton label={t("projection")} onPress={() => onShow("hall")} />
        {role === "moderator" && <SmallButton label={t("desk-alone")} onPress={() => onShow("desk")} />}
      </div>
    </Panel>
  );
}

function Waiting() {
  const { room, t, data, hurry } = useIsland();
  const line = room.line.value;
  return (
    <div class="room-plain">
      <div class="loading" role="status">
        <span class="loading__ring" aria-hidden="true" />
        <span>{t(`line-${line}`)}</span>
      </div>
      {line !== "connecting" && (
        <p>
          <button type="button" class="kern-btn kern-btn--secondary" onClick={hurry}><span class="kern-label">{t("line-retry")}</span></button>{" "}
          <a class="kern-link" href={data.back}>{t("end-back")}</a>
        </p>
      )}
    </div>
  );
}

/** Why one is no longer in the room, and the way on. */
function End() {
  const { room, t, data } = useIsland();
  return (
    <div class="room-plain" data-end={room.end.value}>
      <div class="empty">
        <h1 class="empty__title">{t(`end-${room.end.value}`)}</h1>
        <p>{t(`end-${room.end.value}-text`)}</p>
        <a class="kern-btn kern-btn--primary" href={data.back}><span class="kern-label">{t("end-back")}</span></a>
      </div>
    </div>
  );
}
