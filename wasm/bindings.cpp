// The binding between WebAssembly and JavaScript: bytes in, bytes out, one call for each document. Its functions take
// and return only addresses and sizes. So a document is copied once in each direction, and is never converted to
// UTF-16.
#include <emscripten/bind.h>
#include <emscripten/emscripten.h>

#include <cstdint>
#include <cstdlib>
#include <new>
#include <string>
#include <string_view>
#include <utility>

#include "lede/render.h"

namespace {

/// What `perform` does with its input. `npm run facts` in web writes web/src/operations.ts from this line.
enum class Operation : std::uint32_t { render, markdown, sanitize, answer_case };

/// Bytes in linear memory, as JavaScript reads them.
struct Slice {
  std::uint32_t address = 0;
  std::uint32_t size = 0;
};

/// The part of an answer that JavaScript reads (web/src/glue.ts): seven words.
struct AnswerWords {
  std::uint32_t ok = 0;
  Slice html;
  Slice json_ld;
  Slice report;
};
static_assert(sizeof(AnswerWords) == 7 * sizeof(std::uint32_t));

/// The result of one call. It begins with the words, so both have the same address.
struct Answer : AnswerWords {
  std::string html_text;
  std::string json_ld_text;
  std::string report_text;
};

Slice slice_of(const std::string& text) {
  return {static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(text.data())),
          static_cast<std::uint32_t>(text.size())};
}

template <class Options>
lede::Result<lede::RenderOutput> call(lede::Result<lede::RenderOutput> (*function)(std::string_view, const Options&),
                                      std::string_view input, std::string_view options_json) {
  const lede::Result<Options> options = lede::parse_options<Options>(options_json);
  if (!options.ok()) return options.error();
  return function(input, options.value());
}

lede::Result<lede::RenderOutput> run(Operation operation, std::string_view input, std::string_view options_json) {
  switch (operation) {
    case Operation::markdown: return call(&lede::render_markdown, input, options_json);
    case Operation::sanitize: return call(&lede::sanitize, input, options_json);
    default: return call(&lede::render, input, options_json);
  }
}

void answer_document(Answer& answer, Operation operation, std::string_view input, std::string_view options_json) {
  lede::Result<lede::RenderOutput> output = run(operation, input, options_json);
  if (!output.ok()) {
    answer.report_text = lede::write_report(output.error());
    return;
  }
  answer.ok = 1;
  answer.html_text = std::move(output.value().html);
  answer.json_ld_text = std::move(output.value().json_ld);
  // Most documents have no warnings; then JavaScript need not decode and parse an empty list.
  if (!output.value().warnings.empty()) answer.report_text = lede::write_report(output.value().warnings);
}

/// @return the address of `size` bytes; 0 if memory cannot grow any further.
std::uintptr_t allocate(std::uintptr_t size) { return reinterpret_cast<std::uintptr_t>(std::malloc(size)); }

void release(std::uintptr_t address) { std::free(reinterpret_cast<void*>(address)); }

/// @param input,options UTF-8 at addresses from `allocate`; the caller still owns them. @return the address of an
/// Answer, which the caller passes to `discard`; 0 if there is not enough memory.
std::uintptr_t perform(std::uintptr_t operation, std::uintptr_t input, std::uintptr_t input_size,
                       std::uintptr_t options, std::uintptr_t options_size) {
  Answer* answer = new (std::nothrow) Answer;
  if (answer == nullptr) return 0;
  const std::string_view document(reinterpret_cast<const char*>(input), input_size);
  if (operation == static_cast<std::uintptr_t>(Operation::answer_case)) {
    lede::HarnessAnswer line = lede::answer_case(document);
    answer->ok = line.passed ? 1 : 0;
    answer->html_text = std::move(line.json);
  } else {
    answer_document(*answer, static_cast<Operation>(operation), document,
                    std::string_view(reinterpret_cast<const char*>(options), options_size));
  }
  // Take the addresses last: a short string is stored inside the Answer, so it moves with it.
  answer->html = slice_of(answer->html_text);
  answer->json_ld = slice_of(answer->json_ld_text);
  answer->report = slice_of(answer->report_text);
  return reinterpret_cast<std::uintptr_t>(static_cast<AnswerWords*>(answer));
}

void discard(std::uintptr_t answer) { delete static_cast<Answer*>(reinterpret_cast<AnswerWords*>(answer)); }

} // namespace

// Newer versions of Embind keep a list of binding blocks; this is the type of an entry.
namespace emscripten::internal {
struct InitFunc;
}

// We define these two functions so that Embind's own library is not linked. It would register every C++ type, each with
// a conversion in the glue; this binding needs only numbers. docs/decisions/0007-embind.md says more.
extern "C" {
EMSCRIPTEN_KEEPALIVE const char* __getTypeName(const void* /*type*/) { return nullptr; }
void _embind_register_bindings(emscripten::internal::InitFunc* /*bindings*/) {}
}

// These names must differ from the glue's own (`run`, `free`): Embind would make overloads of those.
EMSCRIPTEN_BINDINGS(lede) {
  using emscripten::internal::TypeID;
  emscripten::internal::_embind_register_void(TypeID<void>::get(), "");
  emscripten::internal::_embind_register_integer(TypeID<std::uintptr_t>::get(), "", sizeof(std::uintptr_t), 0,
                                                 UINTPTR_MAX);
  emscripten::function("allocate", &allocate);
  emscripten::function("release", &release);
  emscripten::function("perform", &perform);
  emscripten::function("discard", &discard);
}
