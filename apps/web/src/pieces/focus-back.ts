import { useLayoutEffect } from 'react';

/** Where the keyboard was before a dialog opened is where it is afterwards, also when the dialog is taken away with its state rather than closed. */
export function useFocusBack(open: boolean): void {
  useLayoutEffect(() => {
    if (!open) return;
    const before = document.activeElement;
    return () => {
      // A frame later the dialog is gone and no longer holds the focus; what took it meanwhile keeps it.
      requestAnimationFrame(() => {
        if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
      });
    };
  }, [open]);
}
