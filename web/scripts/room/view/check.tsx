// The device check before taking part: name if there is none yet, picture, level. Camera and microphone stay off afterwards.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Refused } from "../connection.ts";
import { useIsland } from "../context.ts";
import { type Device, DeviceCheck } from "../devices.ts";

/** `onDone` answers why it was refused, or nothing. */
type Props = { naming: boolean; onDone: (name: string) => Promise<Refused["reason"] | undefined>; onBack?: () => void };

export function Check({ naming, onDone, onBack }: Props) {
  const { choices, t } = useIsland();
  const [devices] = useState(() => new DeviceCheck());
  const [name, setName] = useState("");
  const [reason, setReason] = useState<Refused["reason"] | undefined>();
  const [started, setStarted] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    heading.current?.focus();
    return () => devices.stop();
  }, [devices]);
  const picture = devices.picture.value;
  const fault = reason === "bad-name";
  useEffect(() => {
    if (video.current) video.current.srcObject = picture ?? null;
  }, [picture]);
  const test = async () => {
    setStarted(true);
    await devices.start(choices.devices.value.camera, choices.devices.value.microphone);
  };
  const choose = async (kind: "camera" | "microphone", id: string) => {
    choices.devices.value = { ...choices.devices.value, [kind]: id };
    await test();
  };
  const enter = async () => {
    devices.stop();
    setStarted(false);
    setReason(undefined);
    setReason(await onDone(name));
  };
  return (
    <section class="check" aria-labelledby="check-title" tabIndex={-1}>
      <div>
        <div class="tile tile--mirrored">
          {picture?.getVideoTracks().length ? <video ref={video} autoPlay playsInline muted aria-label={t("check-picture")} /> : <span class="tile__sign" aria-hidden="true">?</span>}
        </div>
        <label class="kern-label" for="check-level">{t("check-level")}</label>
        <meter class="level" id="check-level" min={0} max={1} value={devices.level.value}>{Math.round(devices.level.value * 100)} %</meter>
      </div>
      <form class="check__form" onSubmit={(event) => { event.preventDefault(); void enter(); }}>
        <h2 id="check-title" ref={heading} tabIndex={-1}>{t("check-title")}</h2>
        <p>{t("check-text")}</p>
        {naming && (
          <div class={`kern-form-input${fault ? " kern-form-input--error" : ""}`}>
            <label class="kern-label" for="check-name">{t("check-name")}</label>
            <div class="kern-hint" id="check-name-hint">{t("check-name-hint")}</div>
            <input class="kern-form-input__input" id="check-name" value={name} required maxLength={60} autoComplete="nickname" aria-describedby={fault ? "check-name-error check-name-hint" : "check-name-hint"} aria-invalid={fault} onInput={(event) => setName(event.currentTarget.value)} />
            {fault && <p class="kern-error" id="check-name-error" role="alert"><span class="kern-body">{t("refusal-bad-name")}</span></p>}
          </div>
        )}
        {reason && !fault && <p class="kern-error" role="alert"><span class="kern-body">{t(`refusal-${reason}`)}</span></p>}
        {started && devices.fault.value && <p class="kern-error" role="alert"><span class="kern-body">{t(`device-${devices.fault.value}`)}</span></p>}
        <DeviceChoice id="check-camera" label={t("check-camera")} devices={devices.cameras.value} chosen={choices.devices.value.camera} onChoose={(id) => void choose("camera", id)} />
        <DeviceChoice id="check-microphone" label={t("check-microphone")} devices={devices.microphones.value} chosen={choices.devices.value.microphone} onChoose={(id) => void choose("microphone", id)} />
        {!picture && (!started || devices.fault.value) && (
          <button type="button" class="kern-btn kern-btn--secondary" onClick={() => void test()}><span class="kern-label">{t("check-start")}</span></button>
        )}
        <button type="submit" class="kern-btn kern-btn--primary kern-btn--block btn-big"><span class="kern-label">{naming ? t("check-step-up") : t("check-enter")}</span></button>
        {onBack && <button type="button" class="kern-btn kern-btn--tertiary" onClick={onBack}><span class="kern-label">{t("check-back")}</span></button>}
      </form>
    </section>
  );
}

function DeviceChoice({ id, label, devices, chosen, onChoose }: { id: string; label: string; devices: Device[]; chosen: string | undefined; onChoose: (id: string) => void }) {
  if (devices.length < 2) return null;
  return (
    <div class="kern-form-input">
      <label class="kern-label" for={id}>{label}</label>
      <div class="kern-form-input__select-wrapper">
        <select class="kern-form-input__select" id={id} value={chosen ?? devices[0]?.id} onChange={(event) => onChoose(event.currentTarget.value)}>
          {devices.map((device) => <option key={device.id} value={device.id}>{device.label}</option>)}
        </select>
      </div>
    </div>
  );
}
