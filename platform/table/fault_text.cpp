#include "platform/table/fault_text.hpp"

#include <fmt/format.h>

#include "platform/base/sentences.hpp"

namespace chuanpin::table {
namespace {

// The file goes from hand to hand: both languages stand in it.
std::string chinese(const base::field_error& fault) {
    const auto found = base::known_sentences().chinese(fault.detail);
    return found ? *found + " " : std::string();
}

}  // namespace

std::string fault_text(std::span<const base::field_error> faults) {
    std::string text;
    for (const auto& each : faults)
        text += fmt::format("{}{} {}: {}{}", text.empty() ? "" : "; ", base::fault_title_zh(each.code), each.pointer, chinese(each),
                            each.detail);
    return text;
}

}  // namespace chuanpin::table
