// The moderator's desk: evening, room, people. Shown to the moderation alone; the server checks all of it again.
import { useRef, useState } from "preact/hooks";
import { useIsland } from "../context.ts";
import type { Command, PersonView, Role } from "../protocol.ts";
import { Panel, SmallButton } from "./parts.tsx";

/** Roles that the moderation hands out in the room. */
const ROLES: Role[] = ["participant", "speaker", "moderator", "signer"];

type Question = { text: string; yes: string; command: Command };

export function Desk() {
  const { room, t, ask } = useIsland();
  const dialog = useRef<HTMLDialogElement>(null);
  const [question, setQuestion] = useState<Question | undefined>();
  if (room.me.value?.role !== "moderator") return null;
  const { status, locked } = room.evening.value;
  const off = room.chat.value.mode === "off";
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
          <SmallButton icon="chat" label={off ? t("desk-chat-open") : t("desk-chat-off")} onPress={() => void ask({ do: "set-chat", mode: off ? "open" : "off" })} />
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

function Person({ one, sure }: { one: PersonView; sure: (question: Question) => void }) {
  const { room, media, t, ask } = useIsland();
  const mine = one.seat === room.me.value?.seat;
  const tile = media.tiles.value.find((candidate) => candidate.seat === one.seat && !candidate.screen);
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
          {tile?.microphone && (
            <SmallButton icon="microphone-off" label={t("people-mute")} of={one.name} onPress={() => void ask({ do: "mute", seat: one.seat, source: "microphone" })} />
          )}
          <label class="people__role">
            <span class="visually-hidden">{t("people-role", { name: one.name })}</span>
            <select value={one.role} onChange={(event) => void ask({ do: "give-role", seat: one.seat, role: event.currentTarget.value as Role })}>
              {(ROLES.includes(one.role) ? ROLES : [...ROLES, one.role]).map((role) => (
                <option key={role} value={role}>{t(`role-${role}`)}</option>
              ))}
            </select>
          </label>
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
