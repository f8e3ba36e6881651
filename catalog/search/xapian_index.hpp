// The index of products in files of Xapian's: the only place with Xapian.
//
// `directory` holds one folder for each index that was built ("index-7"); the newest whole one answers. One process at a time holds the
// lock of writing (a file's, gone with the process); the others see what it commits.
#pragma once

#include <memory>
#include <string>

#include "catalog/app/ports.hpp"

namespace chuanpin::catalog::search {

class xapian_index final : public app::product_index {
public:
    /// Makes the directory where it is missing; std::runtime_error where that is impossible. An index whose rows have another format is
    /// no index.
    explicit xapian_index(std::string directory, std::string row_format = {});
    ~xapian_index() override;

    [[nodiscard]] app::product_hits search(const app::product_query& query) override;
    bool may_write() override;
    [[nodiscard]] std::optional<std::int64_t> position(std::int64_t generation) override;
    void apply(std::span<const app::index_change> changes, std::int64_t position) override;
    [[nodiscard]] std::vector<domain::product_id> due(base::instant until, std::size_t limit) override;
    void begin_building() override;
    void add(std::span<const app::indexed_product> products) override;
    void finish_building(std::int64_t generation, std::int64_t position) override;

private:
    class files;
    std::unique_ptr<files> files_;
    std::string row_format_;
};

}  // namespace chuanpin::catalog::search
