#include "catalog/app/document/named_documents.hpp"

#include <utility>

#include <fmt/format.h>

#include "catalog/domain/listing_errors.hpp"

namespace chuanpin::catalog::app {

base::result<std::vector<domain::document>> find_own_documents(transaction& tx, domain::organisation_id owner,
                                                               std::span<const domain::document_id> ids, std::string_view pointer) {
    std::map<domain::document_id, domain::document> known;
    for (auto& each : tx.documents().find_all(ids)) known.emplace(each.id, std::move(each));
    std::vector<domain::document> found;
    std::vector<base::field_error> faults;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const auto own = known.find(ids[i]);
        if (own == known.end() || own->second.owner != owner)
            faults.push_back({fmt::format("{}/{}", pointer, i), "unknown-document", "Not a document of the caller's organisation."});
        else
            found.push_back(own->second);
    }
    if (!faults.empty()) return base::refusal(domain::errors::document_unusable(std::move(faults)));
    return found;
}

base::result<void> check_evidence(transaction& tx, domain::organisation_id owner, domain::document_id id, domain::document_kind kind) {
    const auto found = tx.documents().find(id);
    if (!found || found->owner != owner)
        return base::refusal(
            domain::errors::document_unusable({{"/document_id", "unknown-document", "Not a document of the caller's organisation."}}));
    if (found->kind != kind)
        return base::refusal(domain::errors::document_unusable(
            {{"/document_id", "wrong-kind", fmt::format("The document is {}, not {}.", name_of(found->kind), name_of(kind))}}));
    return {};
}

}  // namespace chuanpin::catalog::app
