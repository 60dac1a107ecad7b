// Runs in the page: makes a reader's contributions, and reads what all readers see.

/**
 * Votes and comments as a reader does. Returns the final messages of the forms, and the requests that were forbidden.
 */
export const contribute = async ({ stars, author, text }) => {
  const blocked = [];
  document.addEventListener('securitypolicyviolation', (event) => blocked.push(event.violatedDirective));
  const root = document.querySelector('lede-article')?.shadowRoot ?? document;
  const settled = (form) =>
    new Promise((resolve) => {
      const look = () => {
        const { state } = form.dataset;
        if (state && state !== 'idle' && state !== 'sending') resolve(state);
      };
      new MutationObserver(look).observe(form, { attributes: true });
    });
  const rating = root.querySelector('[data-component=rating] form');
  rating.querySelector(`input[value="${stars}"]`).click();
  const voted = settled(rating);
  rating.querySelector('button[type=submit]').click();
  const comments = root.querySelector('[data-component=comments] form');
  comments.querySelector('[name=author]').value = author;
  comments.querySelector('[name=text]').value = text;
  const written = settled(comments);
  comments.querySelector('button[type=submit]').click();
  return { rating: await voted, comments: await written, blocked };
};

/** What a reader sees of both. */
export const seen = () => {
  const root = document.querySelector('lede-article')?.shadowRoot ?? document;
  return {
    average: root.querySelector('[data-component=rating] b')?.textContent,
    votes: root.querySelector('[data-component=rating]').textContent,
    own: root.querySelector('[data-component=rating] input:checked')?.value,
    comments: [...root.querySelectorAll('[data-component=comments] li')].map((item) => item.querySelector('b').textContent),
    bold: root.querySelector('[data-component=comments] li strong')?.textContent,
  };
};
