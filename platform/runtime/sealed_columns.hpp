// `chuanpin reseal personal-data`, `chuanpin check personal-data` and what `doctor` asks, for the columns of one service that
// crypto::keyed_box sealed.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "platform/mysql/sealed_texts.hpp"
#include "platform/runtime/service.hpp"

namespace chuanpin::runtime {

/// What one service seals with one box.
struct sealed_columns {
    std::string_view service;
    std::function<crypto::keyed_box(const configuration&)> box;
    std::span<const mysql::sealed_texts> columns;  ///< static
};

/// Both verbs. Exit codes: reseal 0 where nothing is left, check 0 where the newest key opens everything; otherwise 1.
[[nodiscard]] std::vector<command> sealed_commands(const sealed_columns& what);
/// Of each column, whether a key that is here sealed every row.
[[nodiscard]] std::vector<finding> examine_sealed(service_context& program, const sealed_columns& what);

}  // namespace chuanpin::runtime
