// Reads CSV (RFC 4180) with limits, and says by row and column what is wrong.
//
// UTF-8 with or without a byte order mark; who asks for it gets GBK and GB18030 too (encoding.hpp says how they are told apart).
// CRLF and LF line ends; quoted fields may hold commas, quotes and line ends.
#pragma once

#include <memory>

#include "platform/csv/encoding.hpp"
#include "platform/csv/record_cutter.hpp"
#include "platform/csv/rows.hpp"

namespace chuanpin::csv {

/// Reads a whole document whose header must be exactly `columns`, in this order, and calls `read` for each row with that many fields.
/// Of UTF-8 only. Errors (invalid_input): csv-too-large, csv-invalid with all field errors (codes: encoding, header, field-count, quote,
/// too-long, too-many-rows, and the caller's).
[[nodiscard]] base::result<void> read(std::string_view document, std::span<const std::string_view> columns, const limits& limits,
                                      const std::function<void(const row&, fault_list&)>& read);

/// The rows of a text. Holds one piece of the source, the record at hand, and nothing of the rows before it.
class text_rows final : public row_source {
public:
    /// `document` and what `header` names outlive it. `encoding` and `not_utf8_at` are what `find_encoding` found; without them the
    /// document is taken for UTF-8 and refused where it is something else.
    text_rows(byte_source& document, const header_rule& header, const limits& limits, text_encoding encoding = text_encoding::utf8,
              std::size_t not_utf8_at = 0);

    bool next(row& into, fault_list& faults) override;
    [[nodiscard]] std::string place(std::size_t row, std::string_view column) const override { return text_place(row, column); }
    [[nodiscard]] base::error refusal_of(std::vector<base::field_error> faults, bool are_all) const override;

private:
    bool read_header(fault_list& faults);
    /// Names the fault of a record, if it has one, and makes its fields UTF-8.
    bool accept(row& current, record_fault fault, fault_list& faults);
    bool decode(row& current, fault_list& faults);
    bool decode_utf8(const row& current, fault_list& faults);
    bool decode_gb18030(row& current, fault_list& faults);
    void refuse_bytes(const row& current, std::size_t column, std::string detail, fault_list& faults);
    bool check_fields(row& current, fault_list& faults);
    [[nodiscard]] std::string_view column_name(std::size_t column) const;

    header_rule header_;
    limits limits_;
    text_encoding encoding_;
    std::size_t not_utf8_at_;
    record_cutter cutter_;
    std::unique_ptr<gb18030_decoder> decoder_;
    std::size_t number_ = 0;
    std::size_t begins_at_ = 0;  ///< offset of the record at hand
    bool also_given_ = false;
    bool begun_ = false;
    bool stopped_ = false;
};

}  // namespace chuanpin::csv
