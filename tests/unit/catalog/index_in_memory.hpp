// A small index that is no file, and what a search sees of it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "catalog/search/known_terms.hpp"

namespace chuanpin::catalog::search {

/// Filled once; searched afterwards.
class index_in_memory {
public:
    explicit index_in_memory(const std::vector<std::vector<std::string>>& documents, Xapian::termcount frequency = 1) {
        for (const auto& terms : documents) add(terms, frequency);
    }
    void add(const std::vector<std::string>& terms, Xapian::termcount frequency) {
        Xapian::Document document;
        for (const auto& each : terms) document.add_term(each, frequency);
        database_.add_document(document);
    }
    /// Behind the others.
    void add_blank() { database_.add_document(Xapian::Document()); }
    [[nodiscard]] index_terms terms() { return {database_, known_}; }
    [[nodiscard]] const Xapian::Database& database() const { return database_; }
    [[nodiscard]] known_terms& known() { return known_; }

private:
    Xapian::WritableDatabase database_{std::string(), Xapian::DB_BACKEND_INMEMORY};
    known_terms known_{database_};
};

}  // namespace chuanpin::catalog::search
