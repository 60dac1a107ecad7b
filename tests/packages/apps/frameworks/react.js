// A page in React that shows a list of articles, one, or one that it has as an object, and hears of ratings.
import 'lede-article/element';
import { createElement, StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { takeVote } from './ratings.js';

const root = createRoot(document.querySelector('#app'));
const show = (...children) => flushSync(() => root.render(createElement(StrictMode, null, ...children)));

window.show = (ids) => show(ids.map((id) => createElement('lede-article', { key: id, src: `/${id}.json` })));
window.showOne = (id) => show(createElement('section', null, createElement('lede-article', { src: `/${id}.json` })));
window.showArticle = (article) =>
  show(
    createElement(
      'main',
      null,
      createElement('lede-article', {
        article,
        rate: '',
        'onlede-rate': takeVote,
      }),
    ),
  );
