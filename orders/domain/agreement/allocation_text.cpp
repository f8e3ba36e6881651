#include <fmt/format.h>

#include "orders/domain/agreement/allocation.hpp"

namespace chuanpin::orders::domain {
namespace {

std::string rotation_zh(const share& what) {
    return fmt::format("余数排名第{}(余数相同者,此前分配少的在先,本户此前已分配{}),{}", what.remainder_rank.value_or(0),
                       what.allocated_before, what.extra_pack ? "补1包" : "不补");
}
std::string rotation_en(const share& what) {
    return fmt::format("rank {} among the remainders (of equal ones, whoever was allocated less before comes first; {} before), {}",
                       what.remainder_rank.value_or(0), what.allocated_before, what.extra_pack ? "one pack more" : "no pack more");
}

}  // namespace

share_explanation explain(const share& what, std::int64_t pack_size) {
    const auto quota = fmt::format("{}/{}", what.quota_numerator, what.quota_denominator);
    const auto decided_zh = what.capped ? fmt::format("已达上限,按上限{}包", what.cap_packs)
                                        : fmt::format("整数部分{}包;{}", what.whole_packs, rotation_zh(what));
    const auto decided_en = what.capped ? fmt::format("which reaches the cap, so the cap of {} packs counts", what.cap_packs)
                                        : fmt::format("whole part {} packs; {}", what.whole_packs, rotation_en(what));
    return {fmt::format("权重{},上限{}包(每包{});应得份额{}包,{};分配{}包,共{}。", what.weight, what.cap_packs, pack_size, quota,
                        decided_zh, what.packs, what.quantity),
            fmt::format("Weight {}, cap {} packs of {}; quota {} packs, {}; allocated {} packs, {} in all.", what.weight, what.cap_packs,
                        pack_size, quota, decided_en, what.packs, what.quantity)};
}

}  // namespace chuanpin::orders::domain
