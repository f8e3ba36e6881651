#include "platform/csv/record_cutter.hpp"

#include <algorithm>

#include "platform/csv/encoding.hpp"

namespace chuanpin::csv {

void record_cutter::skip_byte_order_mark() {
    if (rest_.starts_with(byte_order_mark)) rest_.remove_prefix(byte_order_mark.size());
}

record_fault record_cutter::next(std::vector<std::string>& fields) {
    if (rest_.size() < window_bytes_) refill();
    const record_fault fault = cut(fields);
    if (fault != record_fault::none) skip_line();
    return fault;
}

record_fault record_cutter::cut(std::vector<std::string>& fields) {
    std::size_t count = 0;
    for (;;) {
        if (fields.size() == count) fields.emplace_back();
        std::string& field = fields[count++];
        field.clear();
        const record_fault fault = rest_.starts_with('"') ? quoted(field) : plain(field);
        if (fault != record_fault::none || take_line_end()) {
            fields.resize(count);
            return fault;
        }
        if (rest_.empty()) {
            fields.resize(count);
            return record_fault::field_too_long;
        }
        rest_.remove_prefix(1);  // the comma
    }
}

record_fault record_cutter::plain(std::string& field) {
    const std::size_t length = std::min(rest_.find_first_of(",\"\n"), rest_.size());
    std::string_view text = rest_.substr(0, length);
    rest_.remove_prefix(length);
    if (rest_.starts_with('"')) return record_fault::stray_quote;
    if (text.ends_with('\r') && rest_.starts_with('\n')) text.remove_suffix(1);
    if (text.size() > field_bytes_max_) return record_fault::field_too_long;
    field = text;
    return record_fault::none;
}

record_fault record_cutter::quoted(std::string& field) {
    rest_.remove_prefix(1);
    bool too_long = false;
    for (;;) {
        const std::size_t quote = rest_.find('"');
        if (quote == std::string_view::npos) return ended_ ? record_fault::unclosed_quote : record_fault::field_too_long;
        too_long = too_long || field.size() + quote > field_bytes_max_;
        if (!too_long) field.append(rest_.substr(0, quote));
        rest_.remove_prefix(quote + 1);
        if (!rest_.starts_with('"')) break;
        too_long = too_long || field.size() >= field_bytes_max_;
        if (!too_long) field += '"';
        rest_.remove_prefix(1);
    }
    if (too_long) return record_fault::field_too_long;
    return is_field_end() ? record_fault::none : record_fault::stray_quote;
}

bool record_cutter::is_field_end() const {
    return rest_.empty() || rest_.starts_with(',') || rest_.starts_with('\n') || rest_.starts_with("\r\n");
}

bool record_cutter::take_line_end() {
    if (rest_.starts_with("\r\n"))
        rest_.remove_prefix(2);
    else if (rest_.starts_with('\n'))
        rest_.remove_prefix(1);
    else
        return rest_.empty() && ended_;
    return true;
}

void record_cutter::skip_line() {
    for (;;) {
        const std::size_t line_end = rest_.find('\n');
        if (line_end != std::string_view::npos) return rest_.remove_prefix(line_end + 1);
        rest_ = {};
        if (ended_) return;
        refill();
    }
}

// What is left is copied before the source reuses its memory; that is less than a window, however long the document is.
void record_cutter::refill() {
    while (!ended_ && rest_.size() < window_bytes_) {
        std::string kept(rest_);
        const std::string_view piece = source_.next();
        passed_ += piece.size();
        ended_ = piece.empty();
        if (kept.empty()) {
            rest_ = piece;
            continue;
        }
        kept += piece;
        window_ = std::move(kept);
        rest_ = window_;
    }
}

bool record_cutter::at_end() {
    if (rest_.empty()) refill();
    return rest_.empty();
}

}  // namespace chuanpin::csv
