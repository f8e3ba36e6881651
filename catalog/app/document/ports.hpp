// What documents need from outside: rows in the database, contents as files.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "catalog/domain/document/document.hpp"

namespace chuanpin::catalog::app {

struct document_filter {
    std::optional<domain::organisation_id> owner{};
    std::optional<domain::document_kind> kind{};
};

class document_store {
public:
    virtual ~document_store() = default;
    /// Adds it, or answers the one that the owner handed in before: same content, same kind.
    virtual domain::document keep(const domain::document& what) = 0;
    virtual std::optional<domain::document> find(domain::document_id id) = 0;
    /// Those of these that exist, in any order.
    virtual std::vector<domain::document> find_all(std::span<const domain::document_id> ids) = 0;
    /// At most `documents_of_organisation_max` + 1 are counted.
    virtual std::size_t count_of(domain::organisation_id owner) = 0;
    /// Newest first, older than `before` where given.
    virtual std::vector<domain::document> page(const document_filter& filter, std::optional<domain::document_id> before,
                                               std::size_t limit) = 0;
};

/// Contents by their hash. Blocking: CPU threads only.
class document_files {
public:
    virtual ~document_files() = default;
    /// The same content twice is one file.
    virtual domain::content_hash put(std::string_view content) = 0;
    /// Throws std::runtime_error where the file is missing or is another.
    [[nodiscard]] virtual std::string get(const domain::content_hash& hash) = 0;
};

}  // namespace chuanpin::catalog::app
