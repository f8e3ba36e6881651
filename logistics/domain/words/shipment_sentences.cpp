#include "logistics/domain/words/sentences.hpp"

namespace chuanpin::logistics::domain {
namespace {

constexpr base::sentence rows[] = {
    {"{} has not arrived from orders; try again in a second.", "订单 {} 尚未同步到物流；请一秒后再试。"},
    {"There is no order {} of your organisation.", "本单位没有订单 {}。"},
    {"There is no shipment {} that you may see.", "没有您可以查看的运单 {}。"},
    {"{} travels as {}.", "{0} 已由运单 {1} 运输。"},
    {"{} left in {} deliveries.", "订单 {} 分 {} 批发货。"},
    {"Say which delivery travels.", "请指明运输的是哪一批。"},
    {"loaded_at is later than now.", "loaded_at（装车时间）晚于现在。"},
    {"{} was delivered; a delivery is recorded once.", "运单 {} 已送达；送达只登记一次。"},
    {"delivered_at is not later than loaded_at.", "delivered_at（送达时间）不晚于 loaded_at（装车时间）。"},
    {"delivered_at is later than now.", "delivered_at（送达时间）晚于现在。"},
    {"The file has a header but no reading.", "文件只有表头，没有读数。"},
    {"The same series of readings was handed in for another shipment. One record proves one journey.",
     "同一组读数已为另一运单提交。一份记录只证明一次运输。"},
    {"{} needs a delivery and a temperature log before a verdict is given.", "运单 {} 须先送达并提交温度记录，才能作出判定。"},
    {"The readings are not a series.", "读数不成序列。"},
    {"The reading is earlier than the one before it.", "该读数早于前一个读数。"},
    {"The reading has the same time as the one before it.", "该读数与前一个读数时间相同。"},
    {"The value is outside -80 to +85 °C.", "数值超出 −80 至 +85 ℃。"},
    {"Must be a time like 2026-07-01T06:00:00Z (RFC 3339).", "必须是时间，例如 2026-07-01T06:00:00Z（RFC 3339）。"},
    {"Must not have parts of a second.", "不得有秒以下的部分。"},
    {"Must be degrees Celsius with at most three decimals, like -18.5.", "必须是摄氏度，最多三位小数，例如 -18.5。"},
    {"Must be a whole number.", "必须是整数。"},
    {"Must be larger than in the row before.", "必须大于前一行。"},
    {"Is earlier than the row before.", "早于前一行。"},
    {"Has the same time as the row before.", "与前一行时间相同。"},
    {"Must be between -80 and 85.", "必须在 -80 至 85 之间。"},
    {"No file was made.", "没有生成文件。"},
    {"Must be clean, excursion or gap.", "必须是 clean（正常）、excursion（超温）或 gap（缺失）。"},
    {"Must be a time like 2026-07-01T06:00:00Z.", "必须是时间，例如 2026-07-01T06:00:00Z。"},
    {"Must be a time like 2026-07-01T18:00:00Z.", "必须是时间，例如 2026-07-01T18:00:00Z。"},
    {"Must be a whole number of thousandths of a degree.", "必须是以千分之一度为单位的整数。"},
    {"Must be 6 hours to 30 days after --from.", "必须在 --from 之后 6 小时至 30 天。"},
    {"Must be -80000 to 85000.", "必须在 -80000 至 85000 之间。"},
    {"Must be at least 1000 above --min-mc and at most 77000.", "必须比 --min-mc 至少高 1000，且不超过 77000。"},
};

}  // namespace

std::span<const base::sentence> shipment_sentences() { return rows; }

}  // namespace chuanpin::logistics::domain
