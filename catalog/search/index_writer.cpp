#include "catalog/search/index_writer.hpp"

#include "catalog/search/product_document.hpp"

namespace chuanpin::catalog::search {

namespace {

/// Where there is no product yet, and the blank document is the first: the place of the first one.
Xapian::docid before_all(const Xapian::Database& database) {
    const auto first = database.postlist_begin(std::string());
    return first == database.postlist_end(std::string()) || *first == blank_document ? first_document : *first - 1;
}

}  // namespace

index_writer::index_writer(const std::string& folder, opening how)
    : builds_(how == opening::anew),
      database_(folder, builds_ ? Xapian::DB_CREATE_OR_OVERWRITE : Xapian::DB_OPEN),
      columns_(folder, product_columns::access::write),
      words_(facet_words::in(database_)),
      next_(builds_ ? first_document : before_all(database_)) {
    if (builds_) database_.replace_document(blank_document, Xapian::Document());
}

void index_writer::put(const app::indexed_product& product) {
    const auto known = place_of(product.id);
    const auto place = known ? *known : next_place();
    columns_.put(place, facts_of(product, words_.number(product)), details_of(product));
    database_.replace_document(place, document_of(product));
}

void index_writer::remove(const domain::product_id& id) {
    const auto place = place_of(id);
    if (!place) return;
    columns_.remove(*place);
    database_.delete_document(*place);
}

void index_writer::commit() {
    words_.store(database_);
    columns_.sync();
    database_.commit();
}

Xapian::docid index_writer::next_place() { return builds_ ? next_++ : next_--; }

std::optional<Xapian::docid> index_writer::place_of(const domain::product_id& id) const {
    const auto own = term_of(id);
    const auto at = database_.postlist_begin(own);
    return at == database_.postlist_end(own) ? std::nullopt : std::optional(*at);
}

}  // namespace chuanpin::catalog::search
