// The people of the room, for the moderation: roles, muting, removing. Shown to the moderation alone; the server checks all of it again.
import { useEffect, useState } from "preact/hooks";
import { useIsland } from "../context.ts";
import type { Tile } from "../media.ts";
import type { Command, PersonView, Role, Source } from "../protocol.ts";
import { Panel, SmallButton } from "./parts.tsx";
import { type Sure, useSure } from "./sure.tsx";

/** Roles that the moderation hands out in the room. */
const ROLES: Role[] = ["participant", "speaker", "moderator", "signer"];

export function People() {
  const { room, t } = useIsland();
  const { sure, element } = useSure();
  const { people } = room.people.value;
  return (
    <Panel id="people" title={t("people-title")} count={people.filter((one) => one.here).length} open>
      <ul class="people">
        {people.map((one) => <Person key={one.seat} one={one} sure={sure} />)}
      </ul>
      {element}
    </Panel>
  );
}

/** Choosing a role and giving it are two steps: keys pass through every entry of a list (WCAG 3.2.2). */
function RoleChoice({ one, sure }: { one: PersonView; sure: (question: Sure) => void }) {
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

function Person({ one, sure }: { one: PersonView; sure: (question: Sure) => void }) {
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
          {one.typing_paused && <SmallButton label={t("typing-allow")} of={one.name} onPress={() => void ask({ do: "pause-typing", seat: one.seat, paused: false })} />}
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
