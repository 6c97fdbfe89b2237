// The large buttons: two for a listener, hand and devices for whoever takes part. Never more than the role allows.
import { type Island, useIsland } from "../context.ts";
import { faultOf } from "../devices.ts";
import { keysOf } from "../keyboard.ts";
import type { Source } from "../protocol.ts";
import { Control } from "./parts.tsx";
import { signersOf } from "./signs.tsx";

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

/** Whether the own seat is shown as signing. */
function signs({ room }: Island): boolean {
  return room.stage.value.seats.some((one) => one.seat === room.me.value?.seat && one.signing);
}

/** "Ich gebärde", and no longer; by button or by key. Only who is seen can sign. */
export async function sign(island: Island): Promise<void> {
  const { media, t, ask, note, announcer } = island;
  const on = !signs(island);
  if (on && !media.own.value.has("camera")) return note(t("sign-needs-camera"));
  if (await ask({ do: "sign", on })) announcer.say(on ? t("sign-is-on") : t("sign-is-off"));
}

export function useSwitch(): (source: Source, on: boolean) => Promise<void> {
  const island = useIsland();
  return (source, on) => switchSource(island, source, on);
}

/** Switches the signers beside the stage on and off; there while somebody signs for the room. */
function SignsControl() {
  const island = useIsland();
  const { t, choices } = island;
  const on = choices.signs.value;
  if (!on && signersOf(island).length === 0) return null;
  return (
    <Control
      icon="sign"
      label={on ? t("signs-off") : t("signs-on")}
      active={on}
      onPress={() => {
        choices.signs.value = !on;
      }}
    />
  );
}

export function Controls({ onStepUp }: { onStepUp: () => void }) {
  const island = useIsland();
  const { room, media, t, ask } = island;
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
        <SignsControl />
      </section>
    );
  }
  const signing = signs(island);
  return (
    <section class="controls" aria-label={t("controls-title")} tabIndex={-1} data-role={me.role}>
      {may("microphone") && (
        <Control
          icon={own.has("microphone") ? "microphone" : "microphone-off"}
          label={own.has("microphone") ? t("microphone-off") : t("microphone-on")}
          active={own.has("microphone")}
          shortcut={keysOf("microphone")}
          onPress={() => void turn("microphone", !own.has("microphone"))}
          busy={media.switching.value.has("microphone")}
        />
      )}
      {may("camera") && (
        <Control
          icon={own.has("camera") ? "camera" : "camera-off"}
          label={own.has("camera") ? t("camera-off") : t("camera-on")}
          active={own.has("camera")}
          shortcut={keysOf("camera")}
          onPress={() => void turn("camera", !own.has("camera"))}
          busy={media.switching.value.has("camera")}
        />
      )}
      {may("camera") && (own.has("camera") || me.role === "signer") && (
        <Control icon="sign" label={signing ? t("sign-off") : t("sign-on")} active={signing} shortcut={keysOf("sign")} onPress={() => void sign(island)} busy={away} />
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
          shortcut={keysOf("hand")}
          onPress={() => void ask({ do: me.hand === null ? "raise-hand" : "lower-hand" })}
          busy={away}
        />
      )}
      {me.role === "participant" && !me.floor && <Control icon="listen" label={t("step-back")} onPress={() => void ask({ do: "step-back" })} busy={away} />}
      <Control icon={quiet ? "speaker-off" : "speaker"} label={quiet ? t("sound-on") : t("sound-off")} active={quiet} onPress={() => media.setQuiet(!quiet)} />
      <SignsControl />
    </section>
  );
}
