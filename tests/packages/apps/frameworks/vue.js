// A page in Vue that shows a list of articles, one, or one that it has as an object, and hears of ratings.
import 'lede-article/element';
import { createApp, h, nextTick, shallowRef } from 'vue/dist/vue.runtime.esm-bundler.js';
import { takeVote } from './ratings.js';

const content = shallowRef([]);
createApp({ render: () => content.value }).mount('#app');

const show = (children) => {
  content.value = children;
  return nextTick();
};

window.show = (ids) => show(ids.map((id) => h('lede-article', { key: id, src: `/${id}.json` })));
window.showOne = (id) => show([h('section', h('lede-article', { src: `/${id}.json` }))]);
window.showArticle = (article) =>
  show([
    h(
      'main',
      h('lede-article', {
        article,
        rate: '',
        'onLede-rate': takeVote,
      }),
    ),
  ]);
