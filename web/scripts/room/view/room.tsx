// The whole room: check first where it is due, then stage, controls, side. Never a socket.
import { useState } from "preact/hooks";
import { useIsland } from "../context.ts";
import { SHORTCUTS } from "../keyboard.ts";
import { Bar, FloorNote, Notes } from "./bar.tsx";
import { Check } from "./check.tsx";
import { Controls, useSwitch } from "./controls.tsx";
import { Desk } from "./desk.tsx";
import { Panel } from "./parts.tsx";
import { Polls } from "./polls.tsx";
import { Agenda, Chat, Floor } from "./side.tsx";
import { Stage } from "./stage.tsx";

/** Remembers in this tab that the devices were checked for a seat; nothing else is stored. */
const checkedKey = (seat: string) => `checked-${seat}`;

export function RoomView() {
  const { room, t, attempt } = useIsland();
  const me = room.me.value;
  const [checked, setChecked] = useState(() => new Set<string>());
  const [steppingUp, setSteppingUp] = useState(false);
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
      <Notes />
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
      ) : (
        <>
          <FloorNote onSpeak={() => void turn("microphone", true)} />
          <Stage />
          <Controls onStepUp={() => setSteppingUp(true)} />
          <div class="side">
            <Polls />
            <Desk />
            <Floor />
            <Agenda />
            <Chat />
            <Help />
          </div>
        </>
      )}
      {/* The announcer reads it out: a live region of its own would say it twice. */}
      {room.note.value && <p class="toast-region">{room.note.value}</p>}
      <p class="visually-hidden">{t("room-end-of-page")}</p>
    </>
  );
}

function Help() {
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
