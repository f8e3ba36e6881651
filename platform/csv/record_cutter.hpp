// Cuts records (RFC 4180) out of bytes that come in pieces; knows quotes and line ends, not what the fields mean.
//
// Works on GB18030 as on UTF-8: commas, quotes and line ends are no part of a longer character in either.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/csv/byte_source.hpp"

namespace chuanpin::csv {

/// What was found while one record was cut out.
enum class record_fault { none, stray_quote, unclosed_quote, field_too_long };

class record_cutter {
public:
    /// Holds one piece of the source and the beginning of a record that goes on in the next. A record longer than `window_bytes` counts
    /// as one with too long a field.
    record_cutter(byte_source& source, std::size_t field_bytes_max, std::size_t window_bytes)
        : source_(source), field_bytes_max_(field_bytes_max), window_bytes_(window_bytes) {
        refill();
    }

    [[nodiscard]] bool at_end();
    /// Where the record that comes next begins, in bytes from the start of the document.
    [[nodiscard]] std::size_t offset() const { return passed_ - rest_.size(); }
    void skip_byte_order_mark();
    /// Reads the next record into `fields`. After a fault the fields are those read before it and the one where it stands; the
    /// rest of the line is skipped.
    record_fault next(std::vector<std::string>& fields);

private:
    record_fault cut(std::vector<std::string>& fields);
    record_fault plain(std::string& field);
    record_fault quoted(std::string& field);
    [[nodiscard]] bool is_field_end() const;
    bool take_line_end();
    void skip_line();
    /// Makes the window hold a whole record of legal length, or the rest of the document.
    void refill();

    byte_source& source_;
    std::size_t field_bytes_max_;
    std::size_t window_bytes_;
    std::string window_;     ///< backs `rest_` where a record goes over from one piece to the next
    std::string_view rest_;  ///< not yet cut
    std::size_t passed_ = 0;
    bool ended_ = false;
};

}  // namespace chuanpin::csv
