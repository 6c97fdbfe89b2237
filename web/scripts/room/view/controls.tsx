// The large buttons: two for a listener, hand and devices for whoever takes part. Never more than the role allows.
import { type Island, useIsland } from "../context.ts";
import { faultOf } from "../devices.ts";
import { SHORTCUTS } from "../keyboard.ts";
import type { Source } from "../protocol.ts";
import { Control } from "./parts.tsx";

/** Switches an own source, by button or by key; what the browser or the room refuses is said in words. */
export async function switchSource({ media, room, t, note, announcer }: Island, source: Source, on: boolean): Promise<void> {
  room.muted.value = undefined;
  try {
    await media.set(source, on);
    announcer.say(t(`own-${source}-${on ? "on" : "off"}`));
  } catch (error) {
    // Who closes the browser's choice of screens has decided, not failed.
    if (source === "screen" && faultOf(error) === "denied") return;
    note(t(`device-${faultOf(error)}`));
  }
}

export function useSwitch(): (source: Source, on: boolean) => Promise<void> {
  const island = useIsland();
  return (source, on) => switchSource(island, source, on);
}

export function Controls({ onStepUp }: { onStepUp: () => void }) {
  const { room, media, t, ask } = useIsland();
  const me = room.me.value;
  const turn = useSwitch();
  if (!me) return null;
  const away = room.line.value !== "live";
  const own = media.own.value;
  const may = (source: Source) => me.may_send.includes(source);
  const quiet = media.quiet.value;
  if (me.role === "listener") {
    return (
      <section class="controls" aria-label={t("controls-title")} tabIndex={-1} data-role="listener">
        <Control icon="hand" label={t("step-up")} kind="first" onPress={onStepUp} busy={away} />
        <Control icon={quiet ? "speaker-off" : "speaker"} label={quiet ? t("sound-on") : t("sound-off")} active={quiet} onPress={() => media.setQuiet(!quiet)} />
      </section>
    );
  }
  return (
    <section class="controls" aria-label={t("controls-title")} tabIndex={-1} data-role={me.role}>
      {may("microphone") && (
        <Control
          icon={own.has("microphone") ? "microphone" : "microphone-off"}
          label={own.has("microphone") ? t("microphone-off") : t("microphone-on")}
          active={own.has("microphone")}
          shortcut={SHORTCUTS.microphone.label.replaceAll(" ", "")}
          onPress={() => void turn("microphone", !own.has("microphone"))}
          busy={media.switching.value.has("microphone")}
        />
      )}
      {may("camera") && (
        <Control
          icon={own.has("camera") ? "camera" : "camera-off"}
          label={own.has("camera") ? t("camera-off") : t("camera-on")}
          active={own.has("camera")}
          shortcut={SHORTCUTS.camera.label.replaceAll(" ", "")}
          onPress={() => void turn("camera", !own.has("camera"))}
          busy={media.switching.value.has("camera")}
        />
      )}
      {may("screen") && (
        <Control
          icon="screen-share"
          label={own.has("screen") ? t("screen-off") : t("screen-on")}
          active={own.has("screen")}
          onPress={() => void turn("screen", !own.has("screen"))}
          busy={media.switching.value.has("screen")}
        />
      )}
      {!me.floor && (
        <Control
          icon={me.hand === null ? "hand" : "hand-lower"}
          label={me.hand === null ? t("hand-raise") : t("hand-lower", { place: me.hand })}
          active={me.hand !== null}
          shortcut={SHORTCUTS.hand.label.replaceAll(" ", "")}
          onPress={() => void ask({ do: me.hand === null ? "raise-hand" : "lower-hand" })}
          busy={away}
        />
      )}
      {me.role === "participant" && !me.floor && <Control icon="listen" label={t("step-back")} onPress={() => void ask({ do: "step-back" })} busy={away} />}
      <Control icon={quiet ? "speaker-off" : "speaker"} label={quiet ? t("sound-on") : t("sound-off")} active={quiet} onPress={() => media.setQuiet(!quiet)} />
    </section>
  );
}
