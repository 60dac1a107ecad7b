// What the standard asks of the stack of open elements, each question by name.
#include <catch2/catch_test_macros.hpp>

#include <initializer_list>

#include "body/open_elements.h"

namespace lede::body {
namespace {

OpenElement open(Element element, Role role = Role::kept) {
  OpenElement open;
  open.role = role;
  open.element = element;
  open.content = row_of(element).content;
  return open;
}

OpenElements stack_of(std::initializer_list<OpenElement> elements) {
  OpenElements stack;
  stack.push(open(Element::unknown, Role::root));
  for (const OpenElement& element : elements) stack.push(element);
  return stack;
}

} // namespace

TEST_CASE("what an end tag does not reach past") {
  struct Case {
    const char* name;
    OpenElement open;
    bool bounds_scope;
    bool bounds_button_scope;
    bool is_special;
  };
  const Case cases[] = {
      {"a table cell", open(Element::td), true, true, true},
      {"a caption", open(Element::caption), true, true, true},
      {"a block", open(Element::div), false, false, true},
      {"an inline element", open(Element::em), false, false, false},
      {"a removed button", open(Element::button, Role::removed), false, true, true},
      {"a removed select", open(Element::select, Role::removed), true, true, true},
      {"a removed form", open(Element::form, Role::removed), false, false, true},
      {"a drawing", open(Element::unknown, Role::svg), false, false, false},
      {"HTML in a drawing", open(Element::unknown, Role::html_in_svg), true, true, true},
      {"content in front of its table", open(Element::unknown, Role::foster_parented), true, true, true},
  };
  for (const Case& expected : cases) {
    INFO(expected.name);
    CHECK(expected.open.bounds_scope() == expected.bounds_scope);
    CHECK(expected.open.bounds_button_scope() == expected.bounds_button_scope);
    CHECK(expected.open.is_special() == expected.is_special);
  }
}

TEST_CASE("an element is in scope unless a cell, a table or a player is between") {
  const OpenElement paragraph = open(Element::p);
  CHECK(stack_of({paragraph, open(Element::em)}).find_in_scope(Element::p, Role::kept) == 1);
  CHECK(stack_of({paragraph, open(Element::td)}).find_in_scope(Element::p, Role::kept) == OpenElements::npos);
  CHECK(stack_of({paragraph, open(Element::object, Role::removed)}).find_in_scope(Element::p, Role::kept) ==
        OpenElements::npos);
}

TEST_CASE("a table is the current one until a template begins, and a cell ends its insertion mode") {
  const OpenElement table = open(Element::table);
  CHECK(stack_of({table, open(Element::tbody)}).current_table() == 1);
  CHECK(stack_of({table, open(Element::tbody)}).is_in_table_mode());
  CHECK(stack_of({table, open(Element::td)}).current_table() == 1);
  CHECK_FALSE(stack_of({table, open(Element::td)}).is_in_table_mode());
  CHECK(stack_of({table, open(Element::template_, Role::removed)}).current_table() == OpenElements::npos);
}

TEST_CASE("the form element pointer is set until the form's end tag comes") {
  OpenElement form = open(Element::form, Role::removed);
  CHECK(stack_of({form, open(Element::div)}).has_form());
  form.end_came = true;
  CHECK_FALSE(stack_of({form, open(Element::div)}).has_form());
}

} // namespace lede::body
