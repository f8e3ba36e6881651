// What importing and exporting need from files. Rows are checked by the file's side as far as a row can be checked alone; what a row
// names of the catalogue is checked by whoever gives the check.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/app/ports.hpp"

namespace chuanpin::catalog::app {

struct county_row {
    std::string code;
    domain::county_facts facts;
};

/// Refuses the row at hand in the words of its file: the column, a code, a sentence.
using row_refusal = std::function<void(std::string_view column, std::string code, std::string detail)>;

/// A list that was read, with where its rows stand, for faults that show only against other rows or the catalogue.
template <class Row>
struct placed_list {
    std::vector<Row> rows{};
    std::function<std::string(std::size_t row, std::string_view column)> place{};  ///< by the index in `rows`
    std::function<base::error(std::vector<base::field_error> faults)> refusal_of{};
};

/// A list that is small enough to be held whole.
template <class Row>
class list_files {
public:
    virtual ~list_files() = default;
    /// By its content, not by its name: CSV in UTF-8, GBK or GB18030, or a workbook. Errors: file-unreadable, csv-too-large,
    /// csv-invalid, xlsx-invalid with all faults by row and column, or cell.
    virtual base::result<std::vector<Row>> read(const std::string& path,
                                                const std::function<void(const Row&, const row_refusal&)>& check) = 0;
    /// As `read`.
    virtual base::result<placed_list<Row>> read_placed(const std::string& path) = 0;
    /// CSV, or a workbook where the path ends in ".xlsx". Throws std::runtime_error where it cannot be written.
    virtual void write(const std::string& path, std::span<const Row> rows) = 0;
};

/// One row of a supplier's file of offers: one tier of one version, which the rows of the same code and beginning make up.
struct offer_row {
    std::string code;  ///< of the product: the supplier's own; of a product that has none, its id
    base::instant valid_from{};
    std::optional<base::instant> valid_to{};
    std::int64_t minimum_quantity = 0;
    domain::price_tier tier{};
    price_statement price{};
    domain::offer_conditions conditions{};
    bool operator==(const offer_row&) const = default;
};

/// One row of a supplier's file of products.
struct product_row {
    std::string code;  ///< the supplier's own; of a product that has none, its id
    domain::product_details details{};
    std::vector<std::string> fields{};        ///< as the file has them, for being given back
    std::vector<base::field_error> faults{};  ///< in the words of the file
    std::size_t number = 0;                   ///< among the rows of the file
};

/// A file of products that is read from its start to its end; only the rows at hand are held, and the codes of those before.
class product_rows {
public:
    virtual ~product_rows() = default;
    /// The next rows with the faults that each has in itself; empty at the end.
    virtual std::vector<product_row> next(std::size_t rows_max) = 0;
    /// Adds a fault that the row has for the catalogue.
    virtual void refuse(product_row& row, std::string_view column, std::string code, std::string detail) = 0;
    /// Why nothing more can be read, once `next` has answered nothing: a header that is wrong, a file that breaks off. Empty where all is
    /// read.
    [[nodiscard]] virtual std::vector<base::field_error> broken_off() const = 0;
    /// The refusal of a file with these faults.
    [[nodiscard]] virtual base::error refusal_of(std::vector<base::field_error> faults) const = 0;
    [[nodiscard]] virtual std::string_view format() const = 0;
    [[nodiscard]] virtual std::string_view encoding() const = 0;
};

/// Where products are written to.
class product_sink {
public:
    virtual ~product_sink() = default;
    virtual void add(const product_row& row) = 0;
    /// The bytes of the file, unless it is one with a path. Throws std::runtime_error where it cannot be written.
    virtual std::string finish() = 0;
};

/// Supplier products as files.
class product_files {
public:
    virtual ~product_files() = default;
    /// By content. Errors: file-unreadable, csv-too-large, csv-invalid, xlsx-invalid.
    virtual base::result<std::unique_ptr<product_rows>> open_file(const std::string& path) = 0;
    /// `document` outlives the answer.
    virtual base::result<std::unique_ptr<product_rows>> open_bytes(std::string_view document) = 0;
    /// CSV, or a workbook where the path ends in ".xlsx". Throws std::runtime_error where it cannot be written.
    virtual std::unique_ptr<product_sink> write_file(const std::string& path) = 0;
    /// `format` is "csv" or "xlsx".
    virtual std::unique_ptr<product_sink> write_bytes(std::string_view format) = 0;
    /// Rows as a part of an import keeps them: their fields and what is wrong with each, without a header.
    virtual std::string encode(std::span<const product_row> rows) = 0;
    /// Rows of a part, none of which has a fault.
    virtual std::vector<product_row> decode(std::string_view part) = 0;
    /// The header of a file of faults; after it come parts.
    virtual std::string faults_header() = 0;
    /// Of a part, the rows with faults.
    virtual std::string only_faulty(std::string_view part) = 0;
};

}  // namespace chuanpin::catalog::app
