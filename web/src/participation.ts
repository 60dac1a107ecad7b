// What readers give: ratings and comments.
import type { Behaviour } from './behaviour.js';
import { cancelReply, prepareComments, replyTo, submitComment } from './comments.js';
import { checkField, showFieldError } from './field-errors.js';
import { isFirst } from './listening.js';
import { pressRatingKey, resetRating, restoreRating, showRatingForm, submitRating, tapStar } from './rating.js';

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
    // No document can have a form: there are those of the rating and of the comments.
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
    return true;
  },
  prepare: (host, root) => {
    restoreRating(root);
    prepareComments(root);
    showRatingForm(host, root);
  },
};
