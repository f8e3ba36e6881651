// The facts of every product, in files that are mapped into memory: a look at one reads no block of the index.
//
// A product has the place of its document; those from first_document on, and those before it, have a file each, which grows by itself. Who
// writes puts a product's facts here before its document is committed: a reader may see what is about to be committed, never less than
// what was. Each number of a product is right by itself while it is overwritten. Internal to search/.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "catalog/search/document_order.hpp"
#include "catalog/search/product_facts.hpp"

namespace chuanpin::catalog::search {

/// That an index can hold on each side of first_document.
inline constexpr std::size_t columns_products_max = std::size_t{1} << 24U;

class product_columns {
public:
    enum class access { read, write };
    /// Of no index: empty.
    product_columns();
    /// Those in `folder`; who may write makes what is missing. Throws std::runtime_error where the files cannot be used.
    product_columns(const std::string& folder, access how);
    ~product_columns();
    product_columns(product_columns&&) noexcept;
    product_columns& operator=(product_columns&&) noexcept;

    /// Sees what has grown since. Only by one thread at a time.
    void refresh();
    /// Where the newest and behind the oldest product are, at most. Not everything between is a product.
    [[nodiscard]] Xapian::docid begin() const;
    [[nodiscard]] Xapian::docid end() const;
    [[nodiscard]] std::optional<product_facts> at(Xapian::docid place) const;
    /// Says that at() will be asked for it soon.
    void expect(Xapian::docid place) const;
    /// Empty ones where there is no product.
    [[nodiscard]] product_details details(Xapian::docid place) const;

    /// Only who may write. Throws std::runtime_error where there is no room.
    void put(Xapian::docid place, const product_facts& facts, const product_details& details);
    void remove(Xapian::docid place);
    /// Everything is in the files when this returns.
    void sync();

private:
    class file;
    std::unique_ptr<file> older_;
    std::unique_ptr<file> newer_;
};

}  // namespace chuanpin::catalog::search
