// `form[data-push]`: after a tap asks whether this device may be told, and sends its address with the form. Asks nothing before the tap.

import { type Answer, deviceForms } from "./device-form.ts";

export function push(root: ParentNode): void {
  if (!("serviceWorker" in navigator) || !("PushManager" in window) || !("Notification" in window)) return;
  deviceForms(root, "push", "endpoint", ask);
}

async function ask(form: HTMLFormElement): Promise<Answer> {
  if ((await Notification.requestPermission()) !== "granted") return form.dataset.pushDenied ?? "";
  const registration = await navigator.serviceWorker.register(form.dataset.pushWorker ?? "");
  await active(registration);
  const { endpoint, keys } = (await subscribe(registration, form.dataset.pushKey ?? "")).toJSON();
  return { endpoint: endpoint ?? "", p256dh: keys?.p256dh ?? "", auth: keys?.auth ?? "" };
}

async function subscribe({ pushManager }: ServiceWorkerRegistration, key: string): Promise<PushSubscription> {
  const options = { userVisibleOnly: true, applicationServerKey: key };
  try {
    return await pushManager.subscribe(options);
  } catch (error) {
    // The portal had another key before, such as after a move without its secret.
    const old = await pushManager.getSubscription();
    if (!old) throw error;
    await old.unsubscribe();
    return pushManager.subscribe(options);
  }
}

/** Only a worker that runs can be subscribed. */
function active(registration: ServiceWorkerRegistration): Promise<void> {
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  return new Promise((done, failed) => {
    const look = () => {
      if (!worker || worker.state === "redundant") failed(new Error("the worker did not start"));
      else if (worker.state === "activated") done();
    };
    worker?.addEventListener("statechange", look);
    look();
  });
}
