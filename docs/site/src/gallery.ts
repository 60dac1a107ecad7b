// The gallery: its filter, and the choice of style and colours of an article.
import { chosen } from './page.js';

const filters = document.querySelector<HTMLElement>('[data-filters]');
if (filters) {
  const cards = [...document.querySelectorAll<HTMLElement>('.card')];
  const filter = () => {
    const wanted = chosen('shows');
    for (const card of cards) card.hidden = wanted !== '' && !(card.dataset['shows'] ?? '').split('|').includes(wanted);
  };
  filters.addEventListener('change', filter);
  filters.hidden = false;
  filter(); // browsers restore the choice on Back
}

const choices = document.querySelector<HTMLElement>('[data-choices]');
const article = document.getElementById('article');
if (choices && article) {
  const apply = () => {
    article.className = chosen('style');
    const theme = chosen('theme');
    if (theme === '') article.removeAttribute('theme');
    else article.setAttribute('theme', theme);
  };
  choices.addEventListener('change', apply);
  choices.hidden = false;
  apply();
}
