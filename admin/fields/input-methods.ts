/** What is known of a key that was pressed. */
type Pressed = Pick<KeyboardEvent, "isComposing" | "keyCode">;

/** What a browser reports for a key that an input method took; Safari does so for the one that ends a composition too. */
const takenByInputMethod = 229;

/** Whether a key belongs to an input method that is composing: Escape gives the composition up, Enter takes it. */
export function isOfInputMethod({ isComposing, keyCode }: Pressed): boolean {
  return isComposing || keyCode === takenByInputMethod;
}

/** Whether a field's text changed by letters on the way to a character, which aren't typed yet and may be given up. */
export function isOnTheWay(event: Event): boolean {
  return "isComposing" in event && event.isComposing === true;
}

/** Keeps such keys from everything that listens on the page from now on. What they do in a field, they go on doing. */
export function leaveToInputMethods(page: EventTarget): void {
  const keep = (event: Event) => {
    if (isOfInputMethod(event as KeyboardEvent)) event.stopImmediatePropagation();
  };
  page.addEventListener("keydown", keep, { capture: true });
}
