// What is found first of very many: ids of documents ascend from the product that was indexed last to the first, so that a search that
// finds more than it counts can end at the newest ones instead of reading the whole catalogue. Internal to search/.
#pragma once

#include <optional>
#include <utility>

#include <xapian.h>

namespace chuanpin::catalog::search {

/// What the first product of a new index gets; later ones of the build follow, those added afterwards go before.
inline constexpr Xapian::docid first_document = Xapian::docid{1} << 31U;

/// A document without any term. Xapian 1.4.22 reads the postings of a term that all documents have wrongly where ids do not begin at 1 and
/// nothing is ranked ("Unexpected end of posting list"): with this one there, no term is in all.
inline constexpr Xapian::docid blank_document = ~Xapian::docid{0} - 1;

/// The id for a product that is added to an index that is in use.
[[nodiscard]] Xapian::docid before_all(const Xapian::Database& database);

/// The id of the match that comes after the newest `counted` ones; nullopt where there are no more.
[[nodiscard]] std::optional<Xapian::docid> end_of_newest(const Xapian::Database& database, const Xapian::Query& query,
                                                         Xapian::doccount counted);

/// Documents whose id is below `end`. As a filter it ends the match there; it must outlive the query.
class below final : public Xapian::PostingSource {
public:
    using weight = decltype(std::declval<const Xapian::PostingSource&>().get_maxweight());

    explicit below(Xapian::docid end) : end_(end) {}

    [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return 0; }
    [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return documents_; }
    [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return documents_; }
    void next(weight at_least) override;
    void skip_to(Xapian::docid to, weight at_least) override;
    [[nodiscard]] bool at_end() const override { return at_ >= end_; }
    [[nodiscard]] Xapian::docid get_docid() const override { return at_; }
    void init(const Xapian::Database& database) override;
    [[nodiscard]] std::string get_description() const override { return "below"; }

private:
    Xapian::docid end_;
    Xapian::docid at_ = 0;
    Xapian::doccount documents_ = 0;  ///< as many as all, so that others lead the match
};

}  // namespace chuanpin::catalog::search
