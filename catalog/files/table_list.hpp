// A list as a file of the table that describes it.
#pragma once

#include <memory>

#include "catalog/app/exchange/ports.hpp"
#include "platform/table/file.hpp"

namespace chuanpin::catalog::files {

template <class Row>
class table_list final : public app::list_files<Row> {
public:
    explicit table_list(const table::definition<Row>& what) : what_(what) {}

    base::result<std::vector<Row>> read(const std::string& path,
                                        const std::function<void(const Row&, const app::row_refusal&)>& check) override {
        auto file = table::open_file(path, what_);
        if (!file) return base::refusal(std::move(file.error()));
        return read_rows(file->rows(), check);
    }
    base::result<std::vector<Row>> read_bytes(
        std::string_view document,
        const std::function<void(const Row&, const app::row_refusal&)>& check = [](const Row&, const app::row_refusal&) {}) {
        auto file = table::open_bytes(document, what_);
        if (!file) return base::refusal(std::move(file.error()));
        return read_rows(file->rows(), check);
    }
    base::result<app::placed_list<Row>> read_placed(const std::string& path) override {
        auto opened = table::open_file(path, what_);
        if (!opened) return base::refusal(std::move(opened.error()));
        return place_rows(*std::move(opened));
    }
    /// All rows of a file that is open; what it is of outlives the answer.
    base::result<app::placed_list<Row>> place_rows(table::source opened) {
        const auto file = std::make_shared<table::source>(std::move(opened));
        app::placed_list<Row> list;
        std::vector<std::size_t> numbers;
        const auto done = table::read_all<Row>(file->rows(), what_, [&](Row each, const table::row_checker& checker) {
            list.rows.push_back(std::move(each));
            numbers.push_back(checker.row());
        });
        if (!done) return base::refusal(done.error());
        list.place = [file, numbers = std::move(numbers)](std::size_t row, std::string_view column) {
            return file->rows().place(numbers.at(row), column);
        };
        list.refusal_of = [file](std::vector<base::field_error> faults) { return file->rows().refusal_of(std::move(faults), true); };
        return list;
    }
    void write(const std::string& path, std::span<const Row> rows) override {
        const auto to = table::write_file(path, table::format_for(path), std::string(what_.sheet), table::written_columns(what_));
        for (const auto& each : rows) to->add(table::fields_of(what_, each));
        to->finish();
    }

private:
    base::result<std::vector<Row>> read_rows(csv::row_source& rows, const std::function<void(const Row&, const app::row_refusal&)>& check) {
        std::vector<Row> all;
        const auto done = table::read_all<Row>(rows, what_, [&](Row each, const table::row_checker& checker) {
            check(each, [&checker](std::string_view column, std::string code, std::string detail) {
                checker.refuse(column, std::move(code), std::move(detail));
            });
            all.push_back(std::move(each));
        });
        if (!done) return base::refusal(done.error());
        return all;
    }

    const table::definition<Row>& what_;
};

}  // namespace chuanpin::catalog::files
