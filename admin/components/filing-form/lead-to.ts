/** Leads to a widget of a form, folded away or not. */
export function leadTo(widget: HTMLElement): void {
  widget.closest("details")?.setAttribute("open", "");
  widget.focus();
  widget.scrollIntoView({ block: "center" });
}
