// A list as a file of the table that describes it.
#pragma once

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
    base::result<std::vector<Row>> read_bytes(std::string_view document) {
        auto file = table::open_bytes(document, what_);
        if (!file) return base::refusal(std::move(file.error()));
        return read_rows(file->rows(), [](const Row&, const app::row_refusal&) {});
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
