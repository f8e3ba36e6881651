#include "platform/csv/reader.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "platform/base/encoding.hpp"

namespace chuanpin::csv {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// What was found while one record was cut out of the document.
enum class record_fault { none, stray_quote, unclosed_quote, field_too_long };

/// Cuts records out of the document; knows quotes and line ends, not what the fields mean.
class record_cutter {
public:
    record_cutter(std::string_view rest, std::size_t field_bytes_max) : rest_(rest), field_bytes_max_(field_bytes_max) {}

    [[nodiscard]] bool at_end() const { return rest_.empty(); }

    /// Reads the next record into `fields`. After a fault the fields are those read before it and the one where it stands; the
    /// rest of the line is skipped.
    record_fault next(std::vector<std::string>& fields) {
        fields.clear();
        for (;;) {
            std::string& field = fields.emplace_back();
            const record_fault fault = rest_.starts_with('"') ? quoted(field) : plain(field);
            if (fault != record_fault::none) {
                skip_line();
                return fault;
            }
            if (take_line_end()) return record_fault::none;
            rest_.remove_prefix(1);  // the comma
        }
    }

private:
    record_fault plain(std::string& field) {
        const std::size_t length = std::min(rest_.find_first_of(",\"\n"), rest_.size());
        std::string_view text = rest_.substr(0, length);
        rest_.remove_prefix(length);
        if (rest_.starts_with('"')) return record_fault::stray_quote;
        if (text.ends_with('\r') && rest_.starts_with('\n')) text.remove_suffix(1);
        if (text.size() > field_bytes_max_) return record_fault::field_too_long;
        field = text;
        return record_fault::none;
    }

    record_fault quoted(std::string& field) {
        rest_.remove_prefix(1);
        bool too_long = false;
        for (;;) {
            const std::size_t quote = rest_.find('"');
            if (quote == std::string_view::npos) return record_fault::unclosed_quote;
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

    [[nodiscard]] bool is_field_end() const {
        return rest_.empty() || rest_.starts_with(',') || rest_.starts_with('\n') || rest_.starts_with("\r\n");
    }

    bool take_line_end() {
        if (rest_.starts_with("\r\n"))
            rest_.remove_prefix(2);
        else if (rest_.starts_with('\n'))
            rest_.remove_prefix(1);
        else
            return rest_.empty();
        return true;
    }

    void skip_line() {
        const std::size_t line_end = rest_.find('\n');
        rest_.remove_prefix(line_end == std::string_view::npos ? rest_.size() : line_end + 1);
    }

    std::string_view rest_;
    std::size_t field_bytes_max_;
};

/// A whole document's reading: what each fault is called and where it stands.
class document_reader {
public:
    document_reader(std::string_view document, std::span<const std::string_view> columns, const limits& limits)
        : columns_(columns), limits_(limits), cutter_(document, limits.field_bytes_max), faults_(limits.faults_max) {}

    void read_header() {
        std::vector<std::string> names;
        if (!accept(0, cutter_.next(names), names)) {
            stopped_ = true;
        } else if (!std::ranges::equal(names, columns_)) {
            faults_.add(0, "", "header", fmt::format("The header must be exactly: {}", fmt::join(columns_, ",")));
            stopped_ = true;
        }
    }

    void read_rows(const std::function<void(const row&, fault_list&)>& read) {
        row current;
        while (!stopped_ && !cutter_.at_end() && !faults_.full()) {
            if (++current.number > limits_.rows_max) {
                faults_.add(current.number, "", "too-many-rows", fmt::format("More than {} rows.", limits_.rows_max));
                return;
            }
            const record_fault fault = cutter_.next(current.fields);
            if (accept(current.number, fault, current.fields) && has_all_fields(current)) read(current, faults_);
        }
    }

    [[nodiscard]] base::result<void> finish() {
        if (faults_.empty()) return {};
        auto fields = faults_.take();
        auto detail = fmt::format("The CSV file has {} faults{}.", fields.size(), fields.size() >= limits_.faults_max ? " or more" : "");
        return base::refusal(base::error{
            .kind = base::error_kind::invalid_input, .code = "csv-invalid", .detail = std::move(detail), .fields = std::move(fields)});
    }

private:
    /// Names the fault of a record, if it has one.
    bool accept(std::size_t row_number, record_fault fault, const std::vector<std::string>& fields) {
        if (has_foreign_bytes(row_number, fields)) return false;
        switch (fault) {
            case record_fault::none:
                return true;
            case record_fault::stray_quote:
                add(row_number, fields.size() - 1, "quote", "A quote stands inside a field; quote the field and double the quote.");
                return false;
            case record_fault::unclosed_quote:
                add(row_number, fields.size() - 1, "quote", "A quoted field is never closed.");
                return false;
            case record_fault::field_too_long:
                add(row_number, fields.size() - 1, "too-long", fmt::format("A field is longer than {} bytes.", limits_.field_bytes_max));
                return false;
        }
        std::unreachable();
    }

    /// Names the first field that is not UTF-8 and ends the reading: the rest of such a file would only repeat the same fault.
    bool has_foreign_bytes(std::size_t row_number, const std::vector<std::string>& fields) {
        const auto foreign = std::ranges::find_if_not(fields, [](const std::string& field) { return is_text(field); });
        if (foreign == fields.end()) return false;
        add(row_number, static_cast<std::size_t>(foreign - fields.begin()), "encoding",
            "Bytes that are not UTF-8 begin here; save the file as UTF-8.");
        stopped_ = true;
        return true;
    }

    static bool is_text(std::string_view field) { return base::is_utf8(field) && !field.contains('\0'); }

    bool has_all_fields(const row& current) {
        if (current.fields.size() == columns_.size()) return true;
        faults_.add(current.number, "", "field-count", fmt::format("{} fields instead of {}.", current.fields.size(), columns_.size()));
        return false;
    }

    void add(std::size_t row_number, std::size_t column, std::string code, std::string detail) {
        const std::string name = column < columns_.size() ? std::string(columns_[column]) : std::string();
        faults_.add(row_number, name, std::move(code), std::move(detail));
    }

    std::span<const std::string_view> columns_;
    const limits& limits_;
    record_cutter cutter_;
    fault_list faults_;
    bool stopped_ = false;
};

}  // namespace

void fault_list::add(std::size_t row, std::string_view column, std::string code, std::string detail) {
    if (full()) return;
    std::string place = row == 0 ? std::string("header") : fmt::format("row {}", row);
    if (!column.empty()) place += fmt::format(", column '{}'", column);
    faults_.push_back({std::move(place), std::move(code), std::move(detail)});
}

base::result<void> read(std::string_view document, std::span<const std::string_view> columns, const limits& limits,
                        const std::function<void(const row&, fault_list&)>& read) {
    if (document.size() > limits.bytes_max) {
        auto detail = fmt::format("The CSV file is longer than {} bytes.", limits.bytes_max);
        return base::refusal(base::error{.kind = base::error_kind::invalid_input, .code = "csv-too-large", .detail = std::move(detail)});
    }
    if (document.starts_with(byte_order_mark)) document.remove_prefix(byte_order_mark.size());
    document_reader reader(document, columns, limits);
    reader.read_header();
    reader.read_rows(read);
    return reader.finish();
}

}  // namespace chuanpin::csv
