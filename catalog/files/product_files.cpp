#include "catalog/files/product_files.hpp"

#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "catalog/files/product_table.hpp"
#include "platform/csv/record_cutter.hpp"
#include "platform/csv/writer.hpp"
#include "platform/table/fault_text.hpp"
#include "platform/table/file.hpp"

namespace chuanpin::catalog::files {
namespace {

constexpr std::size_t faults_of_row_max = 50;
constexpr std::size_t part_window_bytes = std::size_t{1} << 20;

class table_rows final : public app::product_rows {
public:
    explicit table_rows(table::source file) : file_(std::move(file)), reader_(product_table()) {}

    std::vector<app::product_row> next(std::size_t rows_max) override {
        std::vector<app::product_row> found;
        while (!ended_ && found.size() < rows_max) {
            csv::fault_list faults(faults_of_row_max,
                                   [this](std::size_t row, std::string_view column) { return file_.rows().place(row, column); });
            csv::row current;
            ended_ = !file_.rows().next(current, faults);
            if (ended_)
                broken_off_ = faults.take();
            else
                found.push_back(read(std::move(current), faults));
        }
        return found;
    }
    void refuse(app::product_row& row, std::string_view column, std::string code, std::string detail) override {
        row.faults.push_back({file_.rows().place(row.number, column), std::move(code), std::move(detail)});
    }
    [[nodiscard]] std::vector<base::field_error> broken_off() const override { return broken_off_; }
    [[nodiscard]] base::error refusal_of(std::vector<base::field_error> faults) const override {
        return file_.rows().refusal_of(std::move(faults), true);
    }
    [[nodiscard]] std::string_view format() const override { return name_of(file_.format()); }
    [[nodiscard]] std::string_view encoding() const override { return name_of(file_.encoding()); }

private:
    app::product_row read(csv::row current, csv::fault_list& faults) {
        auto row = current.whole ? reader_.read(current, faults) : app::product_row{};
        row.number = current.number;
        row.fields = std::move(current.fields);
        row.faults = faults.take();
        return row;
    }

    table::source file_;
    table::row_reader<app::product_row> reader_;
    std::vector<base::field_error> broken_off_;
    bool ended_ = false;
};

class table_sink final : public app::product_sink {
public:
    explicit table_sink(std::unique_ptr<table::sink> to, std::unique_ptr<std::string> bytes = nullptr)
        : bytes_(std::move(bytes)), to_(std::move(to)) {}
    void add(const app::product_row& row) override { to_->add(table::fields_of(product_table(), row)); }
    std::string finish() override {
        to_->finish();
        return bytes_ ? std::move(*bytes_) : std::string();
    }

private:
    std::unique_ptr<std::string> bytes_;
    std::unique_ptr<table::sink> to_;
};

base::result<std::unique_ptr<app::product_rows>> opened(base::result<table::source> file) {
    if (!file) return base::refusal(std::move(file.error()));
    return std::make_unique<table_rows>(*std::move(file));
}

/// Calls `take` for each record of a part.
void read_part(std::string_view part, const std::function<void(std::vector<std::string>)>& take) {
    csv::memory_source source(part);
    csv::record_cutter cutter(source, part.size(), std::max(part.size(), part_window_bytes));
    for (std::vector<std::string> fields; !cutter.at_end(); take(fields))
        if (cutter.next(fields) != csv::record_fault::none) throw std::logic_error("a part of an import cannot be read");
}

}  // namespace

base::result<std::unique_ptr<app::product_rows>> table_product_files::open_file(const std::string& path) {
    const auto& what = product_table();
    return opened(table::source::open_file(path, what.sheet, names_of(what), what.limits, fault_column));
}

base::result<std::unique_ptr<app::product_rows>> table_product_files::open_bytes(std::string_view document) {
    return opened(table::open_bytes(document, product_table(), fault_column));
}

std::unique_ptr<app::product_sink> table_product_files::write_file(const std::string& path) {
    const auto& what = product_table();
    return std::make_unique<table_sink>(
        table::write_file(path, table::format_for(path), std::string(what.sheet), table::written_columns(what)));
}

std::unique_ptr<app::product_sink> table_product_files::write_bytes(std::string_view format) {
    const auto& what = product_table();
    const auto kind = format == "xlsx" ? table::file_format::xlsx : table::file_format::csv;
    auto bytes = std::make_unique<std::string>();
    auto to = table::write_bytes(*bytes, kind, std::string(what.sheet), table::written_columns(what));
    return std::make_unique<table_sink>(std::move(to), std::move(bytes));
}

// What was typed into a workbook may begin like a formula; in the text it is guarded like everything else.
std::string table_product_files::encode(std::span<const app::product_row> rows) {
    std::string part;
    for (const auto& each : rows) {
        auto fields = each.fields;
        fields.resize(product_table().columns.size());
        for (auto& field : fields) field = table::guarded(std::string(table::unguarded(field)));
        fields.push_back(table::guarded(table::fault_text(each.faults)));
        csv::append_record(part, fields);
    }
    return part;
}

std::vector<app::product_row> table_product_files::decode(std::string_view part) {
    std::vector<app::product_row> rows;
    csv::fault_list faults(1);
    table::row_reader<app::product_row> reader(product_table());
    const auto columns = names_of(product_table()).size();
    read_part(part, [&](std::vector<std::string> fields) {
        if (fields.size() < columns) throw std::logic_error("a part of an import has a row that is too short");
        csv::row current{rows.size() + 1, std::move(fields)};
        rows.push_back(reader.read(current, faults));
        rows.back().number = current.number;
    });
    if (!faults.empty()) throw std::logic_error("a part of an import has a fault: " + faults.all().front().pointer);
    return rows;
}

std::string table_product_files::faults_header() {
    std::string header(csv::byte_order_mark);
    std::vector<std::string> names;
    for (const auto& each : names_of(product_table())) names.emplace_back(each);
    names.emplace_back(fault_column);
    csv::append_record(header, names);
    return header;
}

std::string table_product_files::only_faulty(std::string_view part) {
    std::string faulty;
    read_part(part, [&](const std::vector<std::string>& fields) {
        if (!fields.back().empty()) csv::append_record(faulty, fields);
    });
    return faulty;
}

}  // namespace chuanpin::catalog::files
