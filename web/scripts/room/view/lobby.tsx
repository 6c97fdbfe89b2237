// Who waits outside to be let in, for the moderation. Shown to the moderation alone; the server checks all of it again.
import { useIsland } from "../context.ts";
import { Panel, SmallButton } from "./parts.tsx";

export function Lobby() {
  const { room, t, data, ask } = useIsland();
  const { on, waiting } = room.lobby.value;
  // Where nobody has to wait, only a booked room offers it.
  if (!on && waiting.length === 0 && !data.booked) return null;
  return (
    <Panel id="lobby" title={t("lobby-title")} count={waiting.length} open>
      {waiting.length === 0 && <p>{on ? t("lobby-none") : t("lobby-off")}</p>}
      <ul class="people">
        {waiting.map((one) => (
          <li key={one.seat}>
            <strong>{one.name}</strong>
            <span class="people__tools">
              <SmallButton first label={t("lobby-let-in")} of={one.name} onPress={() => void ask({ do: "let-in", seat: one.seat })} />
              <SmallButton label={t("lobby-turn-away")} of={one.name} onPress={() => void ask({ do: "turn-away", seat: one.seat })} />
            </span>
          </li>
        ))}
      </ul>
      <div class="desk__tools">
        <SmallButton label={on ? t("lobby-stop") : t("lobby-start")} onPress={() => void ask({ do: "set-lobby", on: !on })} />
      </div>
    </Panel>
  );
}
