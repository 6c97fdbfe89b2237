// The service worker of web push: shows what arrives, and opens its page on a tap. Sees no request and keeps nothing: no page is ever stored.
import { told } from "./told.ts";

/** What of the worker's world is needed here; the library of types for it contradicts the one for pages. */
type Worker = {
  registration: { showNotification(title: string, options: object): Promise<void> };
  clients: { openWindow(address: string): Promise<unknown> };
  addEventListener(kind: string, listener: (event: PushedOrTapped) => void): void;
};
type PushedOrTapped = { waitUntil(work: Promise<unknown>): void; data?: { text(): string } | null; notification?: { close(): void; data: unknown } };

const worker = globalThis as unknown as Worker;

worker.addEventListener("push", (event) => {
  const { title, ...options } = told(event.data?.text() ?? "");
  event.waitUntil(worker.registration.showNotification(title, options));
});

worker.addEventListener("notificationclick", (event) => {
  event.notification?.close();
  event.waitUntil(worker.clients.openWindow(String(event.notification?.data ?? "/")));
});
