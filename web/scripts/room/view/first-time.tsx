// Asks who listens whether it is the first time, for a number in the evening's figures. Voluntary; keeps no answer beyond this page.
import { useState } from "preact/hooks";
import { useIsland } from "../context.ts";
import { count } from "../counted.ts";
import { Panel, SmallButton } from "./parts.tsx";

export function FirstTime() {
  const { data, room, t, note } = useIsland();
  const [said, setSaid] = useState(false);
  if (room.me.value?.role !== "listener" || data.side || !data.dated || said) return null;
  const say = async (erstmals: "ja" | "nein") => {
    const counted = await count(data, { erstmals });
    if (counted) setSaid(true);
    note(counted ? t("first-thanks") : t("first-failed"));
  };
  return (
    <Panel id="first-time" title={t("first-title")} open>
      <p>{t("first-text")}</p>
      <div class="desk__tools">
        <SmallButton label={t("first-yes")} onPress={() => void say("ja")} />
        <SmallButton label={t("first-no")} onPress={() => void say("nein")} />
      </div>
    </Panel>
  );
}
