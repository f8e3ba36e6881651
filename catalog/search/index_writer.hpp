// Writing one index: its documents and its columns. Internal to search/.
#pragma once

#include <string>

#include <xapian.h>

#include "catalog/app/ports.hpp"
#include "catalog/search/facet_words.hpp"
#include "catalog/search/product_columns.hpp"

namespace chuanpin::catalog::search {

class index_writer {
public:
    enum class opening { existing, anew };
    /// Errors: Xapian::Error, std::runtime_error of the columns.
    index_writer(const std::string& folder, opening how);

    /// As the document that it is already; a new one behind the others while an index is built, and before them afterwards.
    void put(const app::indexed_product& product);
    void remove(const domain::product_id& id);
    void note(const std::string& key, const std::string& value) { database_.set_metadata(key, value); }
    /// What was put, removed and noted becomes visible together.
    void commit();

private:
    [[nodiscard]] Xapian::docid next_place();
    /// nullopt: it has none.
    [[nodiscard]] std::optional<Xapian::docid> place_of(const domain::product_id& id) const;

    bool builds_;
    Xapian::WritableDatabase database_;
    product_columns columns_;
    facet_words words_;
    Xapian::docid next_;
};

}  // namespace chuanpin::catalog::search
