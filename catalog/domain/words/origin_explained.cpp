#include <fmt/format.h>

#include "catalog/domain/words/explained.hpp"

namespace chuanpin::catalog::domain {
namespace {

explained row_of(const origin_proof& proof) {
    switch (proof.kind) {
        case origin_row::county:
            return {fmt::format("贫困县{}（县级登记第 {} 行）", proof.name, proof.row),
                    fmt::format("the poverty county {} (row {} of the registry of counties)", proof.name, proof.row)};
        case origin_row::village:
            return {fmt::format("贫困村{}（{}，地点登记第 {} 行）", proof.name, proof.code, proof.row),
                    fmt::format("the poor village {} ({}, row {} of the registry of places)", proof.name, proof.code, proof.row)};
        case origin_row::park:
            return {fmt::format("飞地园区{}（{}，地点登记第 {} 行）", proof.name, proof.code, proof.row),
                    fmt::format("the enclave park {} ({}, row {} of the registry of places)", proof.name, proof.code, proof.row)};
        case origin_row::household:
            return {fmt::format("村 {} 的建档立卡户 {}（农户登记第 {} 行）", proof.name, proof.code, proof.row),
                    fmt::format("the registered poor household {} of village {} (row {} of the registry of households)", proof.code,
                                proof.name, proof.row)};
    }
    return {};
}

}  // namespace

explained explain(const origin_decision& origin) {
    const auto day = base::to_text(origin.decided_on);
    const auto& county = origin.county_name;
    if (const auto& proof = origin.proof) {
        const auto row = row_of(*proof);
        return {fmt::format("符合产地条件（{}）：{}不是贫困县，{}{}", day, county, proof->raw_material ? "原料产自" : "产自", row.zh),
                fmt::format("eligible on {}: {} is no poverty county, {} {}", day, county,
                            proof->raw_material ? "the raw material is of" : "the product is of", row.en)};
    }
    if (origin.verdict == origin_verdict::eligible)
        return {fmt::format("符合产地条件（{}）：{}是或曾是贫困县（县级登记第 {} 行），脱贫不脱政策", day, county, origin.county_version),
                fmt::format("eligible on {}: {} is or was a poverty county (row {} of the registry of counties)", day, county,
                            origin.county_version)};
    return {fmt::format("需要证明（{}）：{}不是贫困县（县级登记第 {} 行），须证明产自贫困村、建档立卡户、飞地园区，或原料产自这些地方", day,
                        county, origin.county_version),
            fmt::format("proof is needed on {}: {} is no poverty county (row {} of the registry of counties); a poor village, a registered "
                        "poor household, an enclave park, or raw material from such a place must be shown",
                        day, county, origin.county_version)};
}

}  // namespace chuanpin::catalog::domain
