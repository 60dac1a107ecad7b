// The behaviour of ratings and comments.
import type { Behaviour } from './behaviour.js';
import { cancelReply, prepareComments, replyTo, submitComment } from './comments.js';
import { checkField, showFieldError } from './field-errors.js';
import { isFirst } from './listening.js';
import { pressRatingKey, resetRating, restoreRating, showRatingForm, submitRating, tapStar } from './rating.js';

/**
 * Keeps keys that are pressed in a field from the page's shortcuts. Pages look at the target of the event to see whether
 * the reader is writing, and outside of a shadow root the target is the element. Escape, Tab and combinations with Ctrl
 * or Meta are not kept: dialogs and the page itself need them.
 */
function keepFromPage(event: Event): void {
  const { key, ctrlKey, altKey, metaKey } = event as KeyboardEvent;
  if (
    (event.target as Element).matches('input, textarea') &&
    !/^(?:Escape|Tab)$/.test(key) &&
    ctrlKey === altKey &&
    !metaKey
  ) {
    event.stopPropagation();
  }
}

export const participation: Behaviour = {
  listen: (host, root) => {
    if (!isFirst(root, ' participation')) return false;
    root.addEventListener('click', (event) => {
      const { target } = event;
      const button = target instanceof Element ? target.closest('button') : null;
      if (button?.value === 'reply') replyTo(button);
      else if (button?.value === 'cancel' && button.form) cancelReply(button.form);
      tapStar(event as MouseEvent);
    });
    root.addEventListener('invalid', showFieldError, true); // such an event does not bubble
    root.addEventListener('input', checkField);
    // An article has no forms but those for rating and comments, since the policy allows documents none.
    root.addEventListener('submit', (event) => {
      const form = event.target as HTMLFormElement;
      event.preventDefault();
      if (form.querySelector('[type=radio]')) submitRating(host, form);
      else submitComment(host, form);
    });
    root.addEventListener('reset', (event) => {
      resetRating(host, event.target as HTMLFormElement, event); // no other form has a button for it
    });
    root.addEventListener('keydown', (event) => {
      const choice = event.target;
      if (choice instanceof HTMLInputElement && choice.name === 'rating') {
        pressRatingKey(choice, event as KeyboardEvent);
      }
    });
    if (root instanceof ShadowRoot) {
      for (const type of ['keydown', 'keypress', 'keyup']) root.addEventListener(type, keepFromPage);
    }
    return true;
  },
  prepare: (host, root) => {
    restoreRating(root);
    prepareComments(root);
    showRatingForm(host, root);
  },
};
