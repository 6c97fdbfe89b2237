// `form[data-push]`: after a tap asks whether this device may be told, and sends its address with the form. Asks nothing before the tap.

export function push(root: ParentNode): void {
  if (!("serviceWorker" in navigator) || !("PushManager" in window) || !("Notification" in window)) return;
  for (const words of root.querySelectorAll<HTMLElement>("[data-push-cannot]")) words.hidden = true;
  for (const form of root.querySelectorAll<HTMLFormElement>("form[data-push]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      // With the device's address in it the form goes its way.
      if (field(form, "endpoint").value) return;
      event.preventDefault();
      void ask(form);
    });
  }
}

function field(form: HTMLFormElement, name: string): HTMLInputElement {
  return form.elements.namedItem(name) as HTMLInputElement;
}

async function ask(form: HTMLFormElement): Promise<void> {
  if (form.getAttribute("aria-busy") === "true") return;
  form.setAttribute("aria-busy", "true");
  say(form, "");
  try {
    if ((await Notification.requestPermission()) !== "granted") return say(form, form.dataset.pushDenied ?? "");
    const registration = await navigator.serviceWorker.register(form.dataset.pushWorker ?? "");
    await active(registration);
    const { endpoint, keys } = (await subscribe(registration, form.dataset.pushKey ?? "")).toJSON();
    field(form, "p256dh").value = keys?.p256dh ?? "";
    field(form, "auth").value = keys?.auth ?? "";
    field(form, "endpoint").value = endpoint ?? "";
    form.submit();
  } catch {
    say(form, form.dataset.pushFailed ?? "");
  } finally {
    form.removeAttribute("aria-busy");
  }
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

function say(form: HTMLFormElement, words: string): void {
  const place = form.querySelector("[data-push-said]");
  if (place) place.textContent = words;
}
