// `form[data-passkey]`: asks the device for a passkey and sends its answer with the form. The server decides what the answer is worth.

import { type Answer, deviceForms } from "./device-form.ts";

type Question = { ceremony: string; options: Record<string, unknown> };

export function passkey(root: ParentNode): void {
  if (!window.PublicKeyCredential || !navigator.credentials) return;
  deviceForms(root, "passkey", "answer", ask);
}

async function ask(form: HTMLFormElement): Promise<Answer> {
  const response = await fetch(form.dataset.passkeyQuestion ?? "", { method: "POST" });
  if (!response.ok) throw new Error(`the question was refused: ${response.status}`);
  const { ceremony, options } = (await response.json()) as Question;
  const credential = form.dataset.passkey === "create" ? await create(options) : await get(options);
  return { ceremony, answer: JSON.stringify(credential) };
}

async function create(options: Record<string, unknown>): Promise<unknown> {
  const user = options.user as Record<string, unknown>;
  const publicKey = { ...options, challenge: bytes(options.challenge), user: { ...user, id: bytes(user.id) }, excludeCredentials: listed(options.excludeCredentials) };
  const made = (await navigator.credentials.create({ publicKey: publicKey as unknown as PublicKeyCredentialCreationOptions })) as PublicKeyCredential;
  const response = made.response as AuthenticatorAttestationResponse;
  return { ...head(made), response: { attestationObject: text(response.attestationObject), clientDataJSON: text(response.clientDataJSON), transports: response.getTransports?.() ?? [] } };
}

async function get(options: Record<string, unknown>): Promise<unknown> {
  const publicKey = { ...options, challenge: bytes(options.challenge), allowCredentials: listed(options.allowCredentials) };
  const found = (await navigator.credentials.get({ publicKey: publicKey as unknown as PublicKeyCredentialRequestOptions })) as PublicKeyCredential;
  const response = found.response as AuthenticatorAssertionResponse;
  const userHandle = response.userHandle ? text(response.userHandle) : null;
  const { authenticatorData, clientDataJSON, signature } = response;
  return { ...head(found), response: { authenticatorData: text(authenticatorData), clientDataJSON: text(clientDataJSON), signature: text(signature), userHandle } };
}

function head(credential: PublicKeyCredential): Record<string, unknown> {
  return { id: credential.id, rawId: text(credential.rawId), type: credential.type, extensions: {} };
}

function listed(credentials: unknown): unknown[] {
  const list = Array.isArray(credentials) ? (credentials as Record<string, unknown>[]) : [];
  return list.map((credential) => ({ ...credential, id: bytes(credential.id) }));
}

/** Bytes of a text in base64url. */
function bytes(encoded: unknown): Uint8Array {
  const plain = atob(String(encoded).replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

/** Base64url without padding. */
function text(buffer: ArrayBuffer): string {
  const plain = btoa(String.fromCharCode(...new Uint8Array(buffer)));
  return plain.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
