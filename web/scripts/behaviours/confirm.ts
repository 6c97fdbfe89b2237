// `button[data-confirm]`: asks in a native dialog before its form is sent. The server checks again.

export function confirm(root: ParentNode): void {
  for (const button of root.querySelectorAll<HTMLButtonElement>("button[data-confirm]")) {
    button.addEventListener("click", (event) => {
      if (button.dataset.confirmed === "yes") {
        delete button.dataset.confirmed;
        return;
      }
      event.preventDefault();
      ask(button);
    });
  }
}

function ask(button: HTMLButtonElement): void {
  const dialog = document.createElement("dialog");
  dialog.className = "kern-dialog";
  dialog.setAttribute("aria-labelledby", "confirm-question");
  const question = document.createElement("h2");
  question.className = "kern-title";
  question.id = "confirm-question";
  question.textContent = button.dataset.confirm ?? "";
  const head = document.createElement("div");
  head.className = "kern-dialog__header";
  head.append(question);
  const foot = document.createElement("form");
  foot.className = "kern-dialog__footer";
  foot.method = "dialog";
  foot.append(choice("no", button.dataset.confirmNo ?? "", "secondary"), choice("yes", button.dataset.confirmYes ?? "", "primary"));
  dialog.append(head, foot);
  dialog.addEventListener("close", () => {
    dialog.remove();
    button.focus();
    if (dialog.returnValue !== "yes") return;
    button.dataset.confirmed = "yes";
    button.click();
  });
  document.body.append(dialog);
  dialog.showModal();
}

function choice(value: string, label: string, kind: string): HTMLButtonElement {
  const button = document.createElement("button");
  button.className = `kern-btn kern-btn--${kind}`;
  button.value = value;
  const text = document.createElement("span");
  text.className = "kern-label";
  text.textContent = label;
  button.append(text);
  return button;
}
