#include "platform/xlsx/reader.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "platform/xlsx/sheet_events.hpp"

namespace chuanpin::xlsx {
namespace {

constexpr std::size_t piece_bytes = std::size_t{16} * 1024;
constexpr std::string_view zip_begins = "PK\x03\x04";
constexpr std::string_view compound_file_begins = "\xD0\xCF\x11\xE0";

base::error refused(std::vector<base::field_error> faults, bool are_all) {
    auto detail = fmt::format("The workbook has {} faults{}.", faults.size(), are_all ? "" : " or more");
    return {.kind = base::error_kind::invalid_input, .code = "xlsx-invalid", .detail = std::move(detail), .fields = std::move(faults)};
}

base::refusal refuse(fault why) {
    return base::refusal(refused({{std::move(why.place), std::move(why.code), std::move(why.detail)}}, true));
}

/// What was read of a workbook before its sheet.
struct opened {
    package workbook;
    sheet_entry sheet;
    shared_strings strings;
    std::vector<bool> is_date;
};

std::expected<sheet_entry, fault> choose(const std::vector<sheet_entry>& sheets, std::string_view wanted) {
    const auto named = std::ranges::find(sheets, wanted, &sheet_entry::name);
    if (named != sheets.end()) return *named;
    if (sheets.size() == 1) return sheets.front();
    return std::unexpected(fault{"xl/workbook.xml", "sheets",
                                 fmt::format("There are {} sheets; leave one, or name the right one '{}'.", sheets.size(), wanted)});
}

class sheet_rows final : public csv::row_source {
public:
    sheet_rows(opened of, package::stream stream, const csv::header_rule& header, const csv::limits& limits)
        : of_(std::move(of)),
          stream_(std::move(stream)),
          header_(header),
          limits_(limits),
          events_(of_.strings, of_.is_date, header.columns.size() + (header.also.empty() ? 0 : 1), limits.field_bytes_max),
          parser_(events_),
          piece_(piece_bytes, '\0') {}

    bool next(csv::row& into, csv::fault_list& faults) override {
        if (!begun_ && !read_header(faults)) stopped_ = true;
        sheet_row found;
        if (stopped_ || !fetch(found, faults)) return false;
        if (++read_ > limits_.rows_max) {
            faults.add_at(cell({found.number, 0}), "too-many-rows", fmt::format("More than {} rows.", limits_.rows_max));
            return false;
        }
        into.number = found.number - header_row_;
        into.whole = tell_faults(found, faults);
        into.fields = std::move(found.values);
        into.fields.resize(header_.columns.size());
        if (into.whole && std::ranges::equal(into.fields, header_.columns)) {
            faults.add_at(cell({found.number, 0}), "header-repeated", "The header stands here once more.");
            into.whole = false;
        }
        return true;
    }
    [[nodiscard]] std::string place(std::size_t row, std::string_view column) const override {
        const auto at = std::ranges::find(header_.columns, column);
        if (at == header_.columns.end()) return cell({header_row_ + row, 0});
        return cell({header_row_ + row, static_cast<std::size_t>(at - header_.columns.begin())});
    }
    [[nodiscard]] base::error refusal_of(std::vector<base::field_error> faults, bool are_all) const override {
        return refused(std::move(faults), are_all);
    }

private:
    [[nodiscard]] std::string cell(const cell_place& at) const { return fmt::format("{}!{}", of_.sheet.name, to_text(at)); }

    bool tell_faults(const sheet_row& found, csv::fault_list& faults) const {
        for (const auto& each : found.faults) faults.add_at(cell({found.number, each.column}), each.code, each.detail);
        return found.faults.empty();
    }

    bool read_header(csv::fault_list& faults) {
        begun_ = true;
        sheet_row found;
        if (!fetch(found, faults)) {
            if (faults.empty()) faults.add_at(of_.sheet.name, "header", csv::header_fault({}, header_.columns));
            return false;
        }
        header_row_ = found.number;
        if (!tell_faults(found, faults)) return false;
        if (!header_.also.empty() && found.values.size() == header_.columns.size() + 1 && found.values.back() == header_.also)
            found.values.pop_back();
        if (std::ranges::equal(found.values, header_.columns)) return true;
        faults.add_at(cell({found.number, 0}), "header", csv::header_fault(found.values, header_.columns));
        return false;
    }

    /// The next row that holds anything; reads on where none is ready.
    bool fetch(sheet_row& into, csv::fault_list& faults) {
        while (events_.ready.empty() && !ended_) pour_piece(faults);
        if (events_.ready.empty()) {
            for (const auto& each : events_.merged)
                faults.add_at(of_.sheet.name + "!" + each, "merged", "Merged cells; each cell of a table holds its own value.");
            events_.merged.clear();
            return false;
        }
        into = std::move(events_.ready.front());
        events_.ready.pop_front();
        return true;
    }

    void pour_piece(csv::fault_list& faults) {
        const auto stop = [&](std::string code, std::string detail) {
            faults.add_at(of_.sheet.name, std::move(code), std::move(detail));
            events_.ready.clear();
            ended_ = stopped_ = true;
        };
        const auto got = stream_.read(piece_);
        if (!got) return stop(got.error().code, got.error().detail);
        if (const auto why = parser_.feed(std::string_view(piece_).substr(0, *got), *got == 0)) return stop(why->code, why->detail);
        if (!events_.broken.empty()) return stop("xml", events_.broken);
        ended_ = *got == 0;
    }

    opened of_;
    package::stream stream_;
    csv::header_rule header_;
    csv::limits limits_;
    sheet_events events_;
    xml_parser parser_;
    std::string piece_;
    std::size_t header_row_ = 0;
    std::size_t read_ = 0;
    bool begun_ = false;
    bool ended_ = false;
    bool stopped_ = false;
};

}  // namespace

bool looks_like_workbook(std::string_view bytes) { return bytes.starts_with(zip_begins) || bytes.starts_with(compound_file_begins); }

base::result<std::unique_ptr<csv::row_source>> open_table(std::string_view bytes, std::string_view sheet, const csv::header_rule& header,
                                                          const limits& limits) {
    auto workbook = package::open(bytes, limits.package);
    if (!workbook) return refuse(std::move(workbook.error()));
    auto sheets = read_sheets(*workbook);
    if (!sheets) return refuse(std::move(sheets.error()));
    auto chosen = choose(*sheets, sheet);
    if (!chosen) return refuse(std::move(chosen.error()));
    auto strings = read_shared_strings(*workbook, limits.shared_bytes_max);
    if (!strings) return refuse(std::move(strings.error()));
    auto dates = read_date_styles(*workbook);
    if (!dates) return refuse(std::move(dates.error()));
    auto stream = workbook->read(chosen->part);
    if (!stream) return refuse(std::move(stream.error()));
    return std::make_unique<sheet_rows>(opened{*std::move(workbook), *std::move(chosen), *std::move(strings), *std::move(dates)},
                                        *std::move(stream), header, limits.table);
}

}  // namespace chuanpin::xlsx
