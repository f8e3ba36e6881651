// What is found first of very many: ids of documents ascend from the product that was indexed last to the first, so that a search that
// finds more than it counts can end at the newest ones instead of reading the whole catalogue. Internal to search/.
#pragma once

#include <limits>
#include <optional>
#include <utility>

#include <xapian.h>

namespace chuanpin::catalog::search {

/// What Xapian weighs matches in.
using match_weight = decltype(std::declval<const Xapian::PostingSource&>().get_maxweight());

/// What the first product of a new index gets; later ones of the build follow, those added afterwards go before.
inline constexpr Xapian::docid first_document = Xapian::docid{1} << 31U;

/// A document without any term. Xapian 1.4.22 reads the postings of a term that all documents have wrongly where ids do not begin at 1 and
/// nothing is ranked ("Unexpected end of posting list"): with this one there, no term is in all.
inline constexpr Xapian::docid blank_document = ~Xapian::docid{0} - 1;

/// The id for a product that is added to an index that is in use.
[[nodiscard]] Xapian::docid before_all(const Xapian::Database& database);

/// So many matches are enough where looking further takes long.
inline constexpr Xapian::doccount enough_matches = 100;

/// As a filter it lets the first `matches_max` matches by, and from `end` on only until there are enough_matches; then it ends the search.
/// Xapian asks the filter that most documents pass last, which is this one: whatever it is asked for matches otherwise. It must outlive
/// the query.
class newest_matches final : public Xapian::PostingSource {
public:
    newest_matches(Xapian::doccount matches_max, std::optional<Xapian::docid> end)
        : matches_max_(matches_max), end_(end.value_or(nowhere)) {}

    /// Whether the search was ended: there may be more matches.
    [[nodiscard]] bool ended() const { return at_ == nowhere; }

    [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return 0; }
    [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return documents_; }
    [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return documents_; }
    void next(match_weight at_least) override { skip_to(at_ + 1, at_least); }
    void skip_to(Xapian::docid to, match_weight at_least) override;
    [[nodiscard]] bool at_end() const override { return ended(); }
    [[nodiscard]] Xapian::docid get_docid() const override { return at_; }
    void init(const Xapian::Database& database) override;
    [[nodiscard]] std::string get_description() const override { return "newest"; }

private:
    static constexpr auto nowhere = std::numeric_limits<Xapian::docid>::max();

    Xapian::doccount matches_max_;
    Xapian::docid end_;
    Xapian::docid at_ = 0;
    Xapian::doccount passed_ = 0;
    Xapian::doccount documents_ = 0;
};

}  // namespace chuanpin::catalog::search
