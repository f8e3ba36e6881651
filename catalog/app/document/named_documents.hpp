// Documents that something else names: they must be the caller's own.
#pragma once

#include <map>
#include <span>
#include <string_view>

#include "catalog/app/ports.hpp"

namespace chuanpin::catalog::app {

/// All of these, in their order. Errors: document-unusable, each fault with its place below `pointer`.
base::result<std::vector<domain::document>> find_own_documents(transaction& tx, domain::organisation_id owner,
                                                               std::span<const domain::document_id> ids, std::string_view pointer);
/// The one that stands behind a permit. Errors: document-unusable (/document_id: not the caller's own, or of another kind).
base::result<void> check_evidence(transaction& tx, domain::organisation_id owner, domain::document_id id, domain::document_kind kind);

}  // namespace chuanpin::catalog::app
