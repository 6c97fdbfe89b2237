// `form[data-passkey]`: asks the device for a passkey and sends its answer with the form. The server decides what the answer is worth.

type Question = { ceremony: string; options: Record<string, unknown> };

export function passkey(root: ParentNode): void {
  if (!window.PublicKeyCredential || !navigator.credentials) return;
  for (const words of root.querySelectorAll<HTMLElement>("[data-passkey-cannot]")) words.hidden = true;
  for (const form of root.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      // With an answer in it the form goes its way.
      if (field(form, "answer").value) return;
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
    const response = await fetch(form.dataset.passkeyQuestion ?? "", { method: "POST" });
    if (!response.ok) throw new Error(`the question was refused: ${response.status}`);
    const { ceremony, options } = (await response.json()) as Question;
    const credential = form.dataset.passkey === "create" ? await create(options) : await get(options);
    field(form, "ceremony").value = ceremony;
    field(form, "answer").value = JSON.stringify(credential);
    form.submit();
  } catch {
    // Browsers tell a refusal and a missing device alike, so that pages cannot find out what somebody has.
    say(form, form.dataset.passkeyFailed ?? "");
  } finally {
    form.removeAttribute("aria-busy");
  }
}

function say(form: HTMLFormElement, words: string): void {
  const place = form.querySelector("[data-passkey-said]");
  if (place) place.textContent = words;
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
