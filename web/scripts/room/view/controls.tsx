// The large buttons: two for a listener, hand and devices for whoever takes part; one row on a phone. Never more than the role allows.
import type { ComponentChild } from "preact";
import { useId, useState } from "preact/hooks";
import { type Island, useIsland } from "../context.ts";
import { faultOf } from "../devices.ts";
import { keysOf } from "../keyboard.ts";
import type { Source } from "../protocol.ts";
import { Control, Icon } from "./parts.tsx";
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

/** As many buttons stand in one row of a phone; what is more lies behind the last of them. */
const IN_A_ROW = 4;

/** The buttons a person has now, the most needed first. */
function useButtons(onStepUp: () => void): ComponentChild[] {
  const island = useIsland();
  const { room, media, t, ask, choices } = island;
  const me = room.me.value;
  if (!me) return [];
  const away = room.line.value !== "live";
  const own = media.own.value;
  const may = (source: Source) => me.may_send.includes(source);
  const quiet = media.quiet.value;
  const signing = signs(island);
  const source = (one: Source, on: string, off: string, short: string) => (
    <Control
      key={one}
      icon={own.has(one) || one === "screen" ? icon(one) : `${icon(one)}-off`}
      label={own.has(one) ? off : on}
      short={short}
      active={own.has(one)}
      {...(one === "screen" ? {} : { shortcut: keysOf(one) })}
      onPress={() => void switchSource(island, one, !own.has(one))}
      busy={media.switching.value.has(one)}
    />
  );
  const listens = me.role === "listener";
  const signsOn = choices.signs.value;
  const hand = me.hand;
  const buttons: (ComponentChild | false)[] = [
    listens && <Control key="step-up" icon="hand" label={t("step-up")} kind="first" onPress={onStepUp} busy={away} />,
    may("microphone") && source("microphone", t("microphone-on"), t("microphone-off"), t("short-microphone")),
    may("camera") && source("camera", t("camera-on"), t("camera-off"), t("short-camera")),
    !listens && !me.floor && (
      <Control key="hand" icon={hand === null ? "hand" : "hand-lower"} label={hand === null ? t("hand-raise") : t("hand-lower", { place: hand })} short={hand === null ? t("short-hand-raise") : t("short-hand-lower", { place: hand })} active={hand !== null} shortcut={keysOf("hand")} onPress={() => void ask({ do: hand === null ? "raise-hand" : "lower-hand" })} busy={away} />
    ),
    may("camera") && (own.has("camera") || me.role === "signer") && (
      <Control key="sign" icon="sign" label={signing ? t("sign-off") : t("sign-on")} short={t("short-sign")} active={signing} shortcut={keysOf("sign")} onPress={() => void sign(island)} busy={away} />
    ),
    may("screen") && source("screen", t("screen-on"), t("screen-off"), own.has("screen") ? t("short-screen-off") : t("short-screen-on")),
    me.role === "participant" && !me.floor && <Control key="step-back" icon="listen" label={t("step-back")} short={t("short-step-back")} onPress={() => void ask({ do: "step-back" })} busy={away} />,
    <Control key="sound" icon={quiet ? "speaker-off" : "speaker"} label={quiet ? t("sound-on") : t("sound-off")} short={t("short-sound")} active={quiet} onPress={() => media.setQuiet(!quiet)} />,
    // There while somebody signs for the room.
    (signsOn || signersOf(island).length > 0) && (
      <Control key="signs" icon="sign" label={signsOn ? t("signs-off") : t("signs-on")} short={t("short-signs")} active={signsOn} onPress={() => { choices.signs.value = !signsOn; }} />
    ),
  ];
  return buttons.filter((one) => one !== false);
}

const icon = (source: Source) => (source === "screen" ? "screen-share" : source);

export function Controls({ onStepUp }: { onStepUp: () => void }) {
  const { room, t } = useIsland();
  const [open, setOpen] = useState(false);
  const id = useId();
  const buttons = useButtons(onStepUp);
  const role = room.me.value?.role;
  if (!role) return null;
  const folds = buttons.length > IN_A_ROW;
  const first = folds ? buttons.slice(0, IN_A_ROW - 1) : buttons;
  return (
    <section class="controls" aria-label={t("controls-title")} tabIndex={-1} data-role={role} data-many={buttons.length > 2 || undefined}>
      <Toast />
      {first}
      {folds && (
        <>
          <button type="button" class="control control--more" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
            <Icon name="more" />
            <span>{t("controls-more")}</span>
          </button>
          <div class="controls__rest" id={id} data-open={open || undefined}>{buttons.slice(IN_A_ROW - 1)}</div>
        </>
      )}
    </section>
  );
}

/** A sentence for a moment, above what is to be pressed. The announcer reads it out: a live region of its own would say it twice. */
export function Toast() {
  const { room } = useIsland();
  return room.note.value ? <p class="toast-region">{room.note.value}</p> : null;
}
