// Ratings on a page of any framework: how the page hears of a vote, and how the test votes.
let heard;
const rating = new Promise((resolve) => (heard = resolve));

/** The page's listener for `lede-rate`: it takes the vote. */
export function takeVote(event) {
  event.preventDefault();
  event.detail.settle('sent');
  heard(event.detail.value);
}

/** Votes as a reader does. @returns the value that the page has heard of. */
window.rated = () => {
  const choices = document
    .querySelector('lede-article')
    .shadowRoot.querySelectorAll('[data-component=rating] input[type=radio]');
  const choice = [...choices].find(({ value }) => value === '4');
  choice.click();
  if (choice.form.querySelector('[type=submit]')) choice.form.requestSubmit();
  return rating;
};
