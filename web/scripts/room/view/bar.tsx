// The bar above the stage: which evening, how it stands, how many are here, how the line is, the way out.
import { goToChat } from "../chat.ts";
import { useIsland } from "../context.ts";
import type { Source } from "../protocol.ts";
import { WARNING_MIN, useMinutesUntil } from "./barcamp.tsx";
import { SpeakingClock } from "./clock.tsx";
import { Icon } from "./parts.tsx";

const SWITCHED_OFF: Record<Source, string> = { microphone: "microphone-off", camera: "camera-off", screen: "screen-share" };

export function Bar() {
  const { room, media, t, data, leave } = useIsland();
  const { title, status, locked } = room.evening.value;
  const { listeners, participants } = room.hall.value;
  const left = useMinutesUntil(room.barcamp.value.until);
  const line = room.line.value;
  const quality = line === "live" ? (media.state.value === "connected" ? "good" : "medium") : "bad";
  const words = line === "live" ? t(`media-${media.state.value}`) : t(`line-${line}`);
  return (
    <header class="room-bar">
      {data.evening && <p class="room-bar__evening">{t("bar-side-of")} <span lang={data.written_in}>{data.evening}</span></p>}
      <h1 lang={data.written_in}>{title}</h1>
      <button type="button" class="kern-btn kern-btn--tertiary" onClick={leave} data-leave>
        <Icon name="leave" />
        <span class="kern-label">{data.side ? t("barcamp-back") : t("leave")}</span>
      </button>
      <ul class="room-bar__facts">
        <li>
          <span class={`status status--${status}`}>
            <Icon name={status === "live" ? "live" : status === "over" ? "check" : "clock"} />
            {status === "planned" && !data.dated ? t("status-open") : t(`status-${status}`)}
          </span>
        </li>
        {data.side && left !== undefined && (
          <li class={left <= WARNING_MIN ? "room-bar__late" : undefined}>
            <Icon name="clock" /> {t("bar-left", { count: left })}
          </li>
        )}
        {locked && (
          <li>
            <Icon name="lock" /> {t("locked")}
          </li>
        )}
        <li>
          <Icon name="people" /> {t("hall-listeners", { count: listeners })}, {t("hall-participants", { count: participants })}
        </li>
        <li data-line={line}>
          <Icon name={`connection-${quality}`} /> {words}
        </li>
      </ul>
    </header>
  );
}

/** Loud lines below the bar: something needs the person. */
export function Notes() {
  const { room, media, t, data, hurry } = useIsland();
  const line = room.line.value;
  return (
    <>
      {(line === "reconnecting" || line === "lost") && (
        <div class="link-note">
          <Icon name="connection-bad" />
          <span>{t(`line-${line}`)}</span>
          <button type="button" class="small-button" onClick={hurry}>
            {t("line-retry")}
          </button>
          {line === "lost" && <a href={data.here}>{t("line-reload")}</a>}
        </div>
      )}
      {line === "live" && media.state.value === "failed" && (
        <div class="link-note">
          <Icon name="speaker-off" />
          <span>{t("media-failed-text")}</span>
          <button type="button" class="small-button" onClick={() => void media.connect()}>
            {t("line-retry")}
          </button>
        </div>
      )}
      {line === "live" && media.state.value === "elsewhere" && (
        <div class="link-note">
          <Icon name="speaker-off" />
          <span>{t("media-elsewhere-text")}</span>
          <button type="button" class="small-button" onClick={() => void media.takeOver()}>
            {t("media-take-over")}
          </button>
        </div>
      )}
      {media.state.value === "connected" && media.silent.value && (
        <div class="floor-note">
          <span>{t("sound-blocked")}</span>
          <button type="button" class="kern-btn kern-btn--primary" onClick={() => void media.startSound()}>
            <span class="kern-label">{t("sound-start")}</span>
          </button>
        </div>
      )}
      {room.evening.value.paused && (
        <div class="link-note">
          <Icon name="clock" />
          <span>{t("evening-paused")}</span>
        </div>
      )}
      {room.muted.value && (
        <div class="link-note">
          <Icon name={SWITCHED_OFF[room.muted.value]} />
          <span>{t(`muted-${room.muted.value}`)}</span>
          <button type="button" class="small-button" onClick={() => { room.muted.value = undefined; }}>
            {t("understood")}
          </button>
        </div>
      )}
    </>
  );
}

/** "Sie haben das Wort": unmistakable and calm. */
export function FloorNote({ onSpeak }: { onSpeak: () => void }) {
  const { room, media, t, ask } = useIsland();
  if (!room.me.value?.floor) return null;
  const writes = room.me.value.in_writing;
  const words = writes ? t("floor-yours-writing") : t("floor-yours");
  const speaking = media.own.value.has("microphone");
  const since = room.stage.value.seats.find((seat) => seat.seat === room.me.value?.seat)?.floor_since;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a note of one sentence and its buttons is no fieldset.
    <div class="floor-note" data-floor data-heir=".controls" role="group" aria-label={words} tabIndex={-1}>
      <Icon name="floor" />
      <span>{words}</span>
      {since && <SpeakingClock since={since} warns />}
      {writes && (
        <button type="button" class="kern-btn kern-btn--primary" onClick={goToChat}>
          <span class="kern-label">{t("floor-write")}</span>
        </button>
      )}
      {!speaking && room.me.value.may_send.includes("microphone") && (
        <button type="button" class="kern-btn kern-btn--primary" onClick={onSpeak}>
          <span class="kern-label">{t("floor-unmute")}</span>
        </button>
      )}
      <button type="button" class="kern-btn kern-btn--primary" onClick={() => void ask({ do: "return-floor" })}>
        <span class="kern-label">{t("floor-return")}</span>
      </button>
    </div>
  );
}
