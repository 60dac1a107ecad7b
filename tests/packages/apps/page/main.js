// A page as a developer writes it: the element, and the renderer beside it.
import 'lede-article/element';
import { load, LedeError } from 'lede-article';

load().then((lede) => {
  const { html } = lede.markdown('**Bold** <b onclick=x>too</b>');
  document.querySelector('#rendered').textContent = html;
  try {
    lede.render('{}');
  } catch (error) {
    if (error instanceof LedeError) document.querySelector('#rendered').title = error.code;
  }
});
