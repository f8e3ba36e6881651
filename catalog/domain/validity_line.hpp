// What is known of one thing, in pieces of validity: how an import changes it without touching what was known before.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "platform/base/time.hpp"

namespace chuanpin::catalog::domain {

/// What an import must write.
template <class Version>
struct validity_change {
    std::vector<std::int64_t> superseded{};  ///< rows that are no longer what we know
    std::vector<Version> inserted{};
    void append(validity_change other) {
        superseded.insert(superseded.end(), other.superseded.begin(), other.superseded.end());
        inserted.insert(inserted.end(), std::make_move_iterator(other.inserted.begin()), std::make_move_iterator(other.inserted.end()));
    }
};

/// `version` holds on [valid_from, valid_to).
template <class Version>
[[nodiscard]] bool holds_on(const Version& version, base::business_date day) {
    return version.valid_from <= day && (!version.valid_to || day < *version.valid_to);
}

/// The rows of one thing that are known now. `Version` has id (0 before it is stored), facts, valid_from and valid_to.
template <class Version>
class validity_line {
public:
    explicit validity_line(std::span<const Version> stored) : stored_(stored.begin(), stored.end()), pieces_(stored_) {}

    /// Has the facts of `fresh` hold from its valid_from until the next known change; false where they do already.
    bool set(Version fresh) {
        const auto covering = std::ranges::find_if(pieces_, [&](const auto& each) { return domain::holds_on(each, fresh.valid_from); });
        fresh.id = 0;
        if (covering == pieces_.end()) {
            fresh.valid_to = next_begin(fresh.valid_from);
        } else {
            if (covering->facts == fresh.facts) return false;
            fresh.valid_to = covering->valid_to;
            auto before = *covering;
            pieces_.erase(covering);
            if (before.valid_from < fresh.valid_from) {
                before.id = 0;
                before.valid_to = fresh.valid_from;
                pieces_.push_back(std::move(before));
            }
        }
        pieces_.push_back(std::move(fresh));
        return true;
    }

    /// Against the stored rows, by validity.
    [[nodiscard]] validity_change<Version> change() const {
        validity_change<Version> found;
        for (const auto& each : stored_)
            if (std::ranges::find(pieces_, each.id, &Version::id) == pieces_.end()) found.superseded.push_back(each.id);
        for (const auto& each : pieces_)
            if (each.id == 0) found.inserted.push_back(each);
        std::ranges::sort(found.inserted, {}, &Version::valid_from);
        return found;
    }

private:
    [[nodiscard]] std::optional<base::business_date> next_begin(base::business_date after) const {
        std::optional<base::business_date> next;
        for (const auto& each : pieces_)
            if (each.valid_from > after && (!next || each.valid_from < *next)) next = each.valid_from;
        return next;
    }

    std::vector<Version> stored_;
    std::vector<Version> pieces_;
};

}  // namespace chuanpin::catalog::domain
