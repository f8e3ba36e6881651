#include "platform/csv/reader.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "platform/base/encoding.hpp"

namespace chuanpin::csv {
namespace {

constexpr std::size_t window_bytes_min = std::size_t{64} * 1024;

// A record of legal length, all of its fields quoted and full of quotes.
std::size_t window_for(std::size_t columns, std::size_t field_bytes_max) {
    return std::max(window_bytes_min, (columns + 1) * (2 * field_bytes_max + 4));
}

constexpr std::size_t telling_in_field = 4;  // characters of UTF-8 in one field, or in a whole row that is UTF-8, that are no accident
constexpr std::size_t telling_in_row = 2;

/// The field of a row of GB18030 that shows that the row is UTF-8.
std::optional<std::size_t> find_utf8(const std::vector<std::string>& fields) {
    std::size_t in_row = 0;
    bool row_is_utf8 = true;
    std::optional<std::size_t> first;
    for (std::size_t column = 0; column < fields.size(); ++column) {
        const auto characters = long_utf8_characters(fields[column]);
        if (characters.value_or(0) >= telling_in_field) return column;
        row_is_utf8 = row_is_utf8 && characters;
        in_row += characters.value_or(0);
        if (!first && characters.value_or(0) > 0) first = column;
    }
    return row_is_utf8 && in_row >= telling_in_row ? first : std::nullopt;
}

}  // namespace

text_rows::text_rows(byte_source& document, const header_rule& header, const limits& limits, text_encoding encoding,
                     std::size_t not_utf8_at)
    : header_(header),
      limits_(limits),
      encoding_(encoding),
      not_utf8_at_(not_utf8_at),
      cutter_(document, limits.field_bytes_max, window_for(header.columns.size(), limits.field_bytes_max)),
      decoder_(encoding == text_encoding::gb18030 ? std::make_unique<gb18030_decoder>() : nullptr) {
    cutter_.skip_byte_order_mark();
}

bool text_rows::next(row& into, fault_list& faults) {
    if (!begun_ && !read_header(faults)) stopped_ = true;
    if (stopped_ || cutter_.at_end()) return false;
    into.number = ++number_;
    if (number_ > limits_.rows_max) {
        faults.add(number_, "", "too-many-rows", fmt::format("More than {} rows.", limits_.rows_max));
        stopped_ = true;
        return false;
    }
    begins_at_ = cutter_.offset();
    const record_fault fault = cutter_.next(into.fields);
    into.whole = accept(into, fault, faults) && check_fields(into, faults);
    return !stopped_;
}

bool text_rows::read_header(fault_list& faults) {
    begun_ = true;
    row header;
    if (cutter_.at_end()) {
        faults.add(0, "", "header", fmt::format("The file is empty; its first line must be: {}", fmt::join(header_.columns, ",")));
        return false;
    }
    const record_fault fault = cutter_.next(header.fields);
    if (!accept(header, fault, faults)) return false;
    also_given_ = !header_.also.empty() && header.fields.size() == header_.columns.size() + 1 && header.fields.back() == header_.also;
    if (also_given_) header.fields.pop_back();
    if (std::ranges::equal(header.fields, header_.columns)) return true;
    faults.add(0, "", "header", header_fault(header.fields, header_.columns));
    return false;
}

bool text_rows::accept(row& current, record_fault fault, fault_list& faults) {
    if (!decode(current, faults)) return false;
    const auto add = [&](std::string code, std::string detail) {
        faults.add(current.number, column_name(current.fields.size() - 1), std::move(code), std::move(detail));
        return false;
    };
    switch (fault) {
        case record_fault::none:
            return true;
        case record_fault::stray_quote:
            return add("quote", "A quote stands inside a field; quote the field and double the quote.");
        case record_fault::unclosed_quote:
            return add("quote", "A quoted field is never closed.");
        case record_fault::field_too_long:
            return add("too-long", fmt::format("A field is longer than {} bytes.", limits_.field_bytes_max));
    }
    std::unreachable();
}

bool text_rows::decode(row& current, fault_list& faults) {
    const auto with_nul = std::ranges::find_if(current.fields, [](const std::string& field) { return field.contains('\0'); });
    if (with_nul != current.fields.end()) {
        refuse_bytes(current, static_cast<std::size_t>(with_nul - current.fields.begin()),
                     "A byte 0 stands here: this is no text, or UTF-16; save the file as UTF-8.", faults);
        return false;
    }
    return encoding_ == text_encoding::utf8 ? decode_utf8(current, faults) : decode_gb18030(current, faults);
}

bool text_rows::decode_utf8(const row& current, fault_list& faults) {
    const auto foreign = std::ranges::find_if_not(current.fields, [](const std::string& field) { return base::is_utf8(field); });
    if (foreign == current.fields.end()) return true;
    refuse_bytes(current, static_cast<std::size_t>(foreign - current.fields.begin()),
                 "Bytes that are not UTF-8 begin here; save the file as UTF-8.", faults);
    return false;
}

bool text_rows::decode_gb18030(row& current, fault_list& faults) {
    if (const auto column = find_utf8(current.fields)) {
        refuse_bytes(current, *column,
                     fmt::format("Two encodings in one file: this row is UTF-8, and byte {} of the file is not.", not_utf8_at_), faults);
        return false;
    }
    for (std::size_t column = 0; column < current.fields.size(); ++column) {
        auto decoded = decoder_->decode(current.fields[column]);
        if (!decoded) {
            refuse_bytes(current, column, "The bytes here are not GB18030, as the rest of the file is.", faults);
            return false;
        }
        current.fields[column] = *std::move(decoded);
    }
    return true;
}

/// Ends the reading: the rest of such a file would only repeat the same fault.
void text_rows::refuse_bytes(const row& current, std::size_t column, std::string detail, fault_list& faults) {
    detail += fmt::format(" (The row begins at byte {}.)", begins_at_);
    faults.add(current.number, column_name(column), "encoding", std::move(detail));
    stopped_ = true;
}

bool text_rows::check_fields(row& current, fault_list& faults) {
    const std::size_t wanted = header_.columns.size() + (also_given_ ? 1 : 0);
    const std::size_t found = current.fields.size();
    if (also_given_) current.fields.resize(std::min(found, header_.columns.size()));
    if (found != wanted) {
        faults.add(current.number, "", "field-count", fmt::format("{} fields instead of {}.", found, wanted));
        return false;
    }
    if (!std::ranges::equal(current.fields, header_.columns)) return true;
    faults.add(current.number, "", "header-repeated", "The header stands here once more.");
    return false;
}

std::string_view text_rows::column_name(std::size_t column) const {
    return column < header_.columns.size() ? header_.columns[column] : std::string_view();
}

base::error text_rows::refusal_of(std::vector<base::field_error> faults, bool are_all) const {
    auto detail = fmt::format("The CSV file has {} faults{}.", faults.size(), are_all ? "" : " or more");
    return {.kind = base::error_kind::invalid_input, .code = "csv-invalid", .detail = std::move(detail), .fields = std::move(faults)};
}

base::result<void> read(std::string_view document, std::span<const std::string_view> columns, const limits& limits,
                        const std::function<void(const row&, fault_list&)>& read) {
    if (document.size() > limits.bytes_max) {
        auto detail = fmt::format("The CSV file is longer than {} bytes.", limits.bytes_max);
        return base::refusal(base::error{.kind = base::error_kind::invalid_input, .code = "csv-too-large", .detail = std::move(detail)});
    }
    memory_source source(document);
    text_rows rows(source, {.columns = columns}, limits);
    fault_list faults(limits.faults_max);
    row current;
    while (!faults.full() && rows.next(current, faults))
        if (current.whole) read(current, faults);
    if (faults.empty()) return {};
    const bool all = !faults.full();
    return base::refusal(rows.refusal_of(faults.take(), all));
}

}  // namespace chuanpin::csv
