// The whole room: check first where it is due, then stage, controls, side. Never a socket.
import { useState } from "preact/hooks";
import { useIsland } from "../context.ts";
import { SHORTCUTS } from "../keyboard.ts";
import { Agenda } from "./agenda.tsx";
import { Bar, FloorNote, Notes } from "./bar.tsx";
import { Barcamp } from "./barcamp.tsx";
import { Chat } from "./chat.tsx";
import { Check } from "./check.tsx";
import { Controls, useSwitch } from "./controls.tsx";
import { Desk } from "./desk.tsx";
import { Panel, SmallButton } from "./parts.tsx";
import { People } from "./people.tsx";
import { Polls } from "./polls.tsx";
import { QuestionOnStage, Questions } from "./questions.tsx";
import { Floor } from "./side.tsx";
import { Slides } from "./slides.tsx";
import { Stage } from "./stage.tsx";

/** Remembers in this tab that the devices were checked for a seat; nothing else is stored. */
const checkedKey = (seat: string) => `checked-${seat}`;

export function RoomView() {
  const { room, t, attempt } = useIsland();
  const me = room.me.value;
  const [checked, setChecked] = useState(() => new Set<string>());
  const [steppingUp, setSteppingUp] = useState(false);
  const [projected, project] = useState(() => new URLSearchParams(location.search).has("leinwand"));
  const turn = useSwitch();
  if (room.end.value) return <End />;
  if (!me) return <Waiting />;
  const isChecked = checked.has(me.seat) || sessionStorage.getItem(checkedKey(me.seat)) !== null;
  const check = () => {
    sessionStorage.setItem(checkedKey(me.seat), "yes");
    setChecked(new Set([...checked, me.seat]));
  };
  const due = me.role !== "listener" && me.role !== "captioner" && !isChecked;
  return (
    <>
      <Bar />
      <div class="room-notes">
        <Notes />
        {!due && <FloorNote onSpeak={() => void turn("microphone", true)} />}
        {!due && <QuestionOnStage />}
      </div>
      {due ? (
        <Check naming={false} onDone={async () => { check(); return undefined; }} />
      ) : steppingUp && me.role === "listener" ? (
        <Check
          naming
          onBack={() => setSteppingUp(false)}
          onDone={async (name) => {
            const refused = await attempt({ do: "step-up", name });
            if (!refused) {
              check();
              setSteppingUp(false);
            }
            return refused;
          }}
        />
      ) : projected ? (
        <Projection onEnd={() => project(false)} />
      ) : (
        <>
          <Stage />
          <Controls onStepUp={() => setSteppingUp(true)} />
          <div class="side">
            {me.role === "moderator" ? <DeskFirst /> : <RoomFirst />}
            <Help onProject={() => project(true)} />
          </div>
        </>
      )}
      {/* The announcer reads it out: a live region of its own would say it twice. */}
      {room.note.value && <p class="toast-region">{room.note.value}</p>}
      <p class="visually-hidden">{t("room-end-of-page")}</p>
    </>
  );
}

/** What the moderation decides comes first. */
function DeskFirst() {
  return (
    <>
      <Desk />
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
      <div class="side side--projected">
        <Agenda />
        <Barcamp />
        <Polls />
        <SmallButton label={t("projection-end")} onPress={onEnd} />
      </div>
    </>
  );
}

function Help({ onProject }: { onProject: () => void }) {
  const { t } = useIsland();
  return (
    <Panel id="help" title={t("help-title")}>
      <dl>
        {(Object.keys(SHORTCUTS) as (keyof typeof SHORTCUTS)[]).map((deed) => (
          <div key={deed}>
            <dt>{t(`shortcut-${deed}`)}</dt>
            <dd><kbd>{SHORTCUTS[deed].label}</kbd></dd>
          </div>
        ))}
      </dl>
      <SmallButton label={t("projection")} onPress={onProject} />
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
