// What is read out, chosen by each person for this visit. Reads nothing out itself.
import { useId } from "preact/hooks";
import { CHOICES, type Kind } from "../announcer.ts";
import { useIsland } from "../context.ts";
import { Panel } from "./parts.tsx";

export function Reading() {
  const { t, choices } = useIsland();
  const hint = useId();
  const turn = (kind: Kind, on: boolean) => {
    const others = [...choices.read.value].filter((one) => one !== kind);
    choices.read.value = new Set(on ? [...others, kind] : others);
  };
  return (
    <Panel id="reading" title={t("reading-title")}>
      <fieldset class="reading" aria-describedby={hint}>
        <legend class="visually-hidden">{t("reading-title")}</legend>
        <p id={hint}>{t("reading-text")}</p>
        {CHOICES.map((kind) => <Choice key={kind} label={t(`reading-${kind}`)} on={choices.read.value.has(kind)} turn={(on) => turn(kind, on)} />)}
      </fieldset>
    </Panel>
  );
}

function Choice({ label, on, turn }: { label: string; on: boolean; turn: (on: boolean) => void }) {
  const id = useId();
  return (
    <div class="kern-form-check">
      <input class="kern-form-check__checkbox" id={id} type="checkbox" checked={on} onChange={(event) => turn(event.currentTarget.checked)} />
      <label class="kern-label" for={id}>{label}</label>
    </div>
  );
}
