// An operator brings a supplier's file of products in from the command line: the whole file is checked, then it is read once more and
// written chunk by chunk, several at a time. Of the file those chunks are held, and the codes of all rows.
#pragma once

#include "catalog/app/exchange/check_products.hpp"
#include "catalog/app/exchange/write_chunk.hpp"

namespace chuanpin::catalog::app {

class import_product_file {
public:
    import_product_file(unit_of_work& database, product_files& files, base::random_source& random)
        : database_(database), files_(files), random_(random) {}

    using told = std::function<void(std::int64_t checked, std::int64_t written)>;

    /// `progress` is told how many rows are checked and written. Errors: organisation-not-yet-known, file-unreadable, csv-…, xlsx-… with
    /// the first faults; import-row-outdated where a row is no longer right: what is written stays, and the same file goes on from there.
    base::task<base::result<domain::import_counts>> run(const base::call_context& context, domain::organisation_id supplier,
                                                        std::string path, told progress);

private:
    base::task<base::result<std::int64_t>> check(const base::call_context& context, domain::organisation_id supplier,
                                                 const std::string& path, const told& progress);
    base::task<base::result<domain::import_counts>> write(const base::call_context& context, domain::organisation_id supplier,
                                                          const chunk_place& place, std::span<const product_row> rows);

    unit_of_work& database_;
    product_files& files_;
    base::random_source& random_;
};

}  // namespace chuanpin::catalog::app
