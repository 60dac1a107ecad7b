// Every HTML element that Lede knows by name: how it is handled in documents, where it may appear, what it may contain.
// One row an element; the enum, the names and the policies are all made from these rows.
//
//   handling   what happens to the element when a document uses it (`article`, then the stricter `comment` policy)
//              keep         written out
//              unwrap       its tags are removed, its content is kept
//              remove       it is removed with its content
//              remove_tag   it never has content; its tag is removed
//   placement  where it may appear
//   content    what it may contain; without meaning for elements that are removed
//
// Elements of forms are `remove` for documents. They are in the table because components write them with the same
// writer. @see https://html.spec.whatwg.org/#elements-3 and the content model in SECURITY.md
#pragma once

// clang-format off
//  name         article      comment      placement        content
#define LEDE_ELEMENTS(X) \
  /* sections */ \
  X(article,     keep,        unwrap,      flow,            flow) \
  X(section,     keep,        unwrap,      flow,            flow) \
  X(nav,         keep,        unwrap,      flow,            flow) \
  X(aside,       keep,        unwrap,      flow,            flow) \
  X(header,      keep,        unwrap,      flow,            flow) \
  X(footer,      keep,        unwrap,      flow,            flow) \
  X(address,     keep,        unwrap,      flow,            flow) \
  X(hgroup,      keep,        unwrap,      flow,            flow) \
  X(main,        unwrap,      unwrap,      flow,            flow) \
  X(search,      unwrap,      unwrap,      flow,            flow) \
  X(h1,          keep,        unwrap,      flow,            phrasing) \
  X(h2,          keep,        unwrap,      flow,            phrasing) \
  X(h3,          keep,        unwrap,      flow,            phrasing) \
  X(h4,          keep,        unwrap,      flow,            phrasing) \
  X(h5,          keep,        unwrap,      flow,            phrasing) \
  X(h6,          keep,        unwrap,      flow,            phrasing) \
  /* grouping */ \
  X(p,           keep,        keep,        flow,            phrasing) \
  X(hr,          keep,        keep,        flow,            nothing) \
  X(pre,         keep,        keep,        flow,            phrasing) \
  X(blockquote,  keep,        keep,        flow,            flow) \
  X(ol,          keep,        keep,        flow,            list_items) \
  X(ul,          keep,        keep,        flow,            list_items) \
  X(menu,        keep,        keep,        flow,            list_items) \
  X(li,          keep,        keep,        list_item,       flow) \
  X(dl,          keep,        unwrap,      flow,            descriptions) \
  X(dt,          keep,        unwrap,      description,     flow) \
  X(dd,          keep,        unwrap,      description,     flow) \
  X(figure,      keep,        unwrap,      flow,            figure) \
  X(figcaption,  keep,        unwrap,      figure_caption,  flow) \
  X(div,         keep,        unwrap,      flow,            flow) \
  X(details,     keep,        unwrap,      flow,            details) \
  X(summary,     keep,        unwrap,      details_summary, phrasing) \
  /* text */ \
  X(a,           keep,        keep,        phrasing,        transparent) \
  X(em,          keep,        keep,        phrasing,        phrasing) \
  X(strong,      keep,        keep,        phrasing,        phrasing) \
  X(small,       keep,        unwrap,      phrasing,        phrasing) \
  X(s,           keep,        keep,        phrasing,        phrasing) \
  X(cite,        keep,        keep,        phrasing,        phrasing) \
  X(q,           keep,        keep,        phrasing,        phrasing) \
  X(dfn,         keep,        unwrap,      phrasing,        phrasing) \
  X(abbr,        keep,        unwrap,      phrasing,        phrasing) \
  X(data,        unwrap,      unwrap,      phrasing,        phrasing) \
  X(time,        keep,        unwrap,      phrasing,        phrasing) \
  X(code,        keep,        keep,        phrasing,        phrasing) \
  X(var,         keep,        unwrap,      phrasing,        phrasing) \
  X(samp,        keep,        unwrap,      phrasing,        phrasing) \
  X(kbd,         keep,        unwrap,      phrasing,        phrasing) \
  X(sub,         keep,        keep,        phrasing,        phrasing) \
  X(sup,         keep,        keep,        phrasing,        phrasing) \
  X(i,           keep,        keep,        phrasing,        phrasing) \
  X(b,           keep,        keep,        phrasing,        phrasing) \
  X(u,           keep,        unwrap,      phrasing,        phrasing) \
  X(mark,        keep,        unwrap,      phrasing,        phrasing) \
  X(bdi,         keep,        keep,        phrasing,        phrasing) \
  X(bdo,         keep,        unwrap,      phrasing,        phrasing) \
  X(span,        keep,        unwrap,      phrasing,        phrasing) \
  X(br,          keep,        keep,        phrasing,        nothing) \
  X(wbr,         keep,        keep,        phrasing,        nothing) \
  X(ruby,        keep,        keep,        phrasing,        ruby) \
  X(rt,          keep,        keep,        ruby_text,       phrasing) \
  X(rp,          keep,        keep,        ruby_text,       phrasing) \
  X(rb,          unwrap,      unwrap,      ruby_text,       phrasing) \
  X(rtc,         unwrap,      unwrap,      ruby_text,       phrasing) \
  X(ins,         keep,        unwrap,      phrasing,        transparent) \
  X(del,         keep,        keep,        phrasing,        transparent) \
  /* pictures, sound, film */ \
  X(img,         keep,        remove_tag,  phrasing,        nothing) \
  X(picture,     keep,        unwrap,      phrasing,        picture) \
  X(source,      keep,        remove_tag,  media_source,    nothing) \
  X(audio,       keep,        remove,      phrasing,        media) \
  X(video,       keep,        remove,      phrasing,        media) \
  X(track,       keep,        remove_tag,  media_source,    nothing) \
  /* tables */ \
  X(table,       keep,        unwrap,      flow,            table) \
  X(caption,     keep,        unwrap,      table_part,      flow) \
  X(colgroup,    keep,        unwrap,      table_part,      columns) \
  X(col,         keep,        remove_tag,  table_column,    nothing) \
  X(thead,       keep,        unwrap,      table_part,      rows) \
  X(tbody,       keep,        unwrap,      table_part,      rows) \
  X(tfoot,       keep,        unwrap,      table_part,      rows) \
  X(tr,          keep,        unwrap,      table_row,       cells) \
  X(td,          keep,        unwrap,      table_cell,      flow) \
  X(th,          keep,        unwrap,      table_cell,      flow) \
  /* old names for things that have a better one; sanitizer.cpp renames them */ \
  X(strike,      keep,        keep,        phrasing,        phrasing) \
  X(tt,          keep,        keep,        phrasing,        phrasing) \
  X(acronym,     keep,        unwrap,      phrasing,        phrasing) \
  X(center,      keep,        unwrap,      flow,            flow) \
  X(dir,         keep,        keep,        flow,            list_items) \
  X(image,       keep,        remove_tag,  phrasing,        nothing) \
  X(big,         unwrap,      unwrap,      phrasing,        phrasing) \
  X(font,        unwrap,      unwrap,      phrasing,        phrasing) \
  X(nobr,        unwrap,      unwrap,      phrasing,        phrasing) \
  /* the document: only what flows in it is kept */ \
  X(html,        unwrap,      unwrap,      document,        flow) \
  X(head,        unwrap,      unwrap,      document,        flow) \
  X(body,        unwrap,      unwrap,      document,        flow) \
  /* never from a document; form elements are written by components alone */ \
  X(form,        remove,      remove,      flow,            flow) \
  X(fieldset,    unwrap,      unwrap,      flow,            flow) \
  X(legend,      unwrap,      unwrap,      form_legend,     phrasing) \
  X(label,       unwrap,      unwrap,      phrasing,        phrasing) \
  X(input,       remove_tag,  remove_tag,  phrasing,        nothing) \
  X(button,      remove,      remove,      phrasing,        phrasing) \
  X(textarea,    remove,      remove,      phrasing,        raw_text) \
  X(output,      remove,      remove,      phrasing,        phrasing) \
  X(progress,    remove,      remove,      phrasing,        phrasing) \
  X(meter,       remove,      remove,      phrasing,        phrasing) \
  X(select,      remove,      remove,      phrasing,        removed) \
  X(selectedcontent, remove,  remove,      phrasing,        removed) \
  X(datalist,    remove,      remove,      phrasing,        removed) \
  X(optgroup,    remove,      remove,      phrasing,        removed) \
  X(option,      remove,      remove,      phrasing,        removed) \
  X(dialog,      remove,      remove,      flow,            flow) \
  X(script,      remove,      remove,      phrasing,        raw_text) \
  X(style,       remove,      remove,      phrasing,        raw_text) \
  X(iframe,      remove,      remove,      phrasing,        raw_text) \
  X(noscript,    remove,      remove,      phrasing,        removed) \
  X(noembed,     remove,      remove,      phrasing,        raw_text) \
  X(noframes,    remove,      remove,      phrasing,        raw_text) \
  X(xmp,         remove,      remove,      flow,            raw_text) \
  X(listing,     remove,      remove,      flow,            removed) \
  X(plaintext,   remove,      remove,      flow,            raw_text) \
  X(title,       remove,      remove,      phrasing,        raw_text) \
  X(frame,       remove_tag,  remove_tag,  document,        nothing) \
  X(frameset,    unwrap,      unwrap,      document,        removed) \
  X(object,      remove,      remove,      phrasing,        removed) \
  X(embed,       remove_tag,  remove_tag,  phrasing,        nothing) \
  X(applet,      remove,      remove,      phrasing,        removed) \
  X(param,       remove_tag,  remove_tag,  phrasing,        nothing) \
  X(template_,   remove,      remove,      phrasing,        removed) \
  X(slot,        remove,      remove,      phrasing,        removed) \
  X(svg,         remove,      remove,      phrasing,        removed) \
  X(math,        remove,      remove,      phrasing,        removed) \
  X(xml,         remove,      remove,      phrasing,        removed) /* Office's own data, in what it pastes */ \
  X(canvas,      remove,      remove,      phrasing,        removed) \
  X(map,         unwrap,      unwrap,      phrasing,        transparent) \
  X(area,        remove_tag,  remove_tag,  phrasing,        nothing) \
  X(base,        remove_tag,  remove_tag,  document,        nothing) \
  X(basefont,    remove_tag,  remove_tag,  document,        nothing) \
  X(bgsound,     remove_tag,  remove_tag,  document,        nothing) \
  X(link,        remove_tag,  remove_tag,  document,        nothing) \
  X(meta,        remove_tag,  remove_tag,  document,        nothing) \
  X(keygen,      remove_tag,  remove_tag,  phrasing,        nothing) \
  X(marquee,     remove,      remove,      phrasing,        flow) \
  X(portal,      remove,      remove,      phrasing,        removed) \
  X(fencedframe, remove,      remove,      phrasing,        removed) \
  /* our own: written by output/ around a finished article */ \
  X(lede_article, unwrap,     unwrap,      flow,            flow)
// clang-format on
