// The moderator's desk: evening, room, people. Shown to the moderation alone; the server checks all of it again.
import { useEffect, useRef, useState } from "preact/hooks";
import { useIsland } from "../context.ts";
import type { Tile } from "../media.ts";
import type { ChatMode, Command, PersonView, Role, Source } from "../protocol.ts";
import { Choice, Panel, SmallButton } from "./parts.tsx";

/** Roles that the moderation hands out in the room. */
const ROLES: Role[] = ["participant", "speaker", "moderator", "signer"];

type Question = { text: string; yes: string; command: Command };

export function Desk() {
  const { room, t, ask } = useIsland();
  const dialog = useRef<HTMLDialogElement>(null);
  const [question, setQuestion] = useState<Question | undefined>();
  if (room.me.value?.role !== "moderator") return null;
  const { status, locked, paused } = room.evening.value;
  const modes: Record<ChatMode, string> = { open: t("chat-mode-open"), approved: t("chat-mode-approved"), "to-moderation": t("chat-mode-to-moderation"), off: t("chat-mode-off") };
  const sure = (asked: Question) => {
    setQuestion(asked);
    dialog.current?.showModal();
  };
  return (
    <>
      <Panel id="desk" title={t("desk-title")} open>
        <div class="desk__tools">
          {status === "planned" && <SmallButton first label={t("desk-start")} onPress={() => void ask({ do: "start-evening" })} />}
          {status === "live" && (
            <SmallButton label={t("desk-end")} onPress={() => sure({ text: t("desk-end-sure"), yes: t("desk-end"), command: { do: "end-evening" } })} />
          )}
          <SmallButton icon={locked ? "unlock" : "lock"} label={locked ? t("desk-unlock") : t("desk-lock")} onPress={() => void ask({ do: locked ? "unlock-room" : "lock-room" })} />
          {status === "live" && <SmallButton first={paused} icon={paused ? "live" : "clock"} label={paused ? t("desk-resume") : t("desk-pause")} onPress={() => void ask({ do: paused ? "resume" : "pause" })} />}
          <Choice label={t("desk-chat")} value={room.chat.value.mode} words={modes} onChange={(mode) => void ask({ do: "set-chat", mode })} />
        </div>
      </Panel>
      <Panel id="people" title={t("people-title")} count={room.people.value.people.filter((one) => one.here).length} open>
        <ul class="people">
          {room.people.value.people.map((one) => (
            <Person key={one.seat} one={one} sure={sure} />
          ))}
        </ul>
      </Panel>
      <dialog class="kern-dialog" ref={dialog} aria-labelledby="desk-question">
        <section class="kern-dialog__body"><p id="desk-question">{question?.text}</p></section>
        <footer class="kern-dialog__footer">
          <button type="button" class="kern-btn kern-btn--secondary" onClick={() => dialog.current?.close()}><span class="kern-label">{t("cancel")}</span></button>
          <button
            type="button"
            class="kern-btn kern-btn--primary"
            onClick={() => {
              dialog.current?.close();
              if (question) void ask(question.command);
            }}
          >
            <span class="kern-label">{question?.yes}</span>
          </button>
        </footer>
      </dialog>
    </>
  );
}

/** Choosing a role and giving it are two steps: keys pass through every entry of a list (WCAG 3.2.2). */
function RoleChoice({ one, sure }: { one: PersonView; sure: (question: Question) => void }) {
  const { t, ask } = useIsland();
  const [chosen, choose] = useState<Role>(one.role);
  useEffect(() => choose(one.role), [one.role]);
  const command: Command = { do: "give-role", seat: one.seat, role: chosen };
  const give = async () => {
    if (chosen === "moderator") return sure({ text: t("people-moderator-sure", { name: one.name }), yes: t("people-give-role"), command });
    if (!(await ask(command))) choose(one.role);
  };
  return (
    <>
      <label class="people__role">
        <span class="visually-hidden">{t("people-role", { name: one.name })}</span>
        <select value={chosen} onChange={(event) => choose(event.currentTarget.value as Role)}>
          {(ROLES.includes(one.role) ? ROLES : [...ROLES, one.role]).map((role) => (
            <option key={role} value={role}>{t(`role-${role}`)}</option>
          ))}
        </select>
      </label>
      {chosen !== one.role && <SmallButton first label={t("people-give-role")} of={one.name} onPress={() => void give()} />}
    </>
  );
}

const SWITCH_OFF: Record<Source, string> = { microphone: "microphone-off", camera: "camera-off", screen: "screen-share" };

/** What a seat sends right now, by its tiles. */
function sourcesOf(tiles: Tile[]): Source[] {
  const person = tiles.find((tile) => !tile.screen);
  const sends: Record<Source, boolean> = { microphone: person?.microphone === true, camera: person?.track !== undefined, screen: tiles.some((tile) => tile.screen) };
  return (Object.keys(sends) as Source[]).filter((source) => sends[source]);
}

function Person({ one, sure }: { one: PersonView; sure: (question: Question) => void }) {
  const { room, media, t, ask } = useIsland();
  const mine = one.seat === room.me.value?.seat;
  const sent = sourcesOf(media.tiles.value.filter((tile) => tile.seat === one.seat));
  return (
    <li data-seat={one.seat} data-here={one.here}>
      <span>
        <strong>{mine ? t("tile-you", { name: one.name }) : one.name}</strong> {t(`role-${one.role}`)}
        {one.floor && `, ${t("people-floor")}`}
        {!one.here && `, ${t("people-away")}`}
      </span>
      {!mine && (
        <span class="people__tools">
          {one.floor && <SmallButton label={t("floor-take")} of={one.name} onPress={() => void ask({ do: "take-floor", seat: one.seat })} />}
          {!one.floor && one.role === "participant" && (
            <SmallButton label={t("floor-give")} of={one.name} onPress={() => void ask({ do: "give-floor", seat: one.seat })} />
          )}
          {sent.map((source) => (
            <SmallButton key={source} icon={SWITCH_OFF[source]} label={t(`people-mute-${source}`)} of={one.name} onPress={() => void ask({ do: "mute", seat: one.seat, source })} />
          ))}
          <RoleChoice one={one} sure={sure} />
          {one.role !== "moderator" && (
            <SmallButton
              icon="person-off"
              label={t("people-remove")}
              of={one.name}
              onPress={() => sure({ text: t("people-remove-sure", { name: one.name }), yes: t("people-remove"), command: { do: "remove", seat: one.seat } })}
            />
          )}
        </span>
      )}
    </li>
  );
}
