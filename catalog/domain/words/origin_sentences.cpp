#include "catalog/domain/words/sentences.hpp"

namespace chuanpin::catalog::domain {
namespace {

constexpr base::sentence rows[] = {
    {"The day lies ahead.", "日期在将来。"},
    {"Not a number of GB 11643.", "不是符合 GB 11643 的身份证号码。"},
    {"The person is worker {} already.", "此人已是第 {} 名劳动者。"},
    {"Not a place of the registry.", "登记中没有这个地点。"},
    {"Not a household of the registry.", "登记中没有这一户。"},
    {"The code of a village, twelve digits.", "十二位的村代码。"},
    {"Not after registered_on.", "不晚于 registered_on（登记日期）。"},
    {"The person stands in an earlier row.", "此人已在前面的行中。"},
    {"Another village than in the household's first row.", "与该户首行的村不同。"},
    {"Another day than in the household's first row.", "与该户首行的日期不同。"},
    {"Thirty members at most.", "最多三十名成员。"},
    {"The household has a head already.", "该户已有户主。"},
    {"Twelve digits that begin with 51, or FD and eight digits.", "以 51 开头的十二位数字，或 FD 加八位数字。"},
    {"Not the six digits of the county that the code has.", "与代码中六位的县代码不符。"},
    {"Codes of six digits, separated by spaces.", "六位代码，以空格分隔。"},
    {"A park, and only one, has partner places.", "飞地园区必须填写合作地，其他地点不得填写。"},
    {"Four partner places at most.", "最多四个合作地。"},
    {"Only a village is a poor village.", "只有村才能是贫困村。"},
    {"The document is dated in the future.", "文件的日期在将来。"},
    {"The place stands in an earlier row with the same valid_from.", "前面的行已有同一地点、同一 valid_from（开始日期）。"},
    {"No place {} on {}.", "{1} 没有地点 {0}。"},
    {"{} does not lie in {}.", "{} 不在 {} 县内。"},
    {"No such household on {}.", "{} 没有这一户。"},
    {"The household does not live in {}.", "该户不住在 {} 县。"},
    {"No county or place {} on {}.", "{1} 没有县或地点 {0}。"},
    {"There is no place {} in the registry.", "登记中没有地点 {}。"},
    {"The registry says nothing about place {} on {}.", "登记中没有地点 {} 在 {} 的信息。"},
    {"A place, household or raw material does not fit the registries.", "产地、农户或原料与登记不符。"},
    {"Rows name what the registries do not know; nothing was written.", "有行指向登记中没有的内容；未写入任何数据。"},
    {"There is no such household in the registry.", "登记中没有这一户。"},
    {"There is no labour list {}.", "没有用工名单 {}。"},
    {"Not a list of the caller's organisation.", "不是本组织的名单。"},
    {"Workers of the list are not right; nothing was stored.", "名单中的劳动者有误；未保存任何数据。"},
    {"There is no lot {}.", "没有批次 {}。"},
    {"Lot {} is closed: nothing is added to it.", "批次 {} 已关闭，不能再添加。"},
    {"The product has a lot {} already.", "该产品已有批次 {}。"},
    {"Another lot of the product has this number.", "该产品的另一批次已用此编号。"},
    {"Fields of the lot do not fit.", "批次的内容不符。"},
    {"Lot {} has reached the largest number of intakes.", "批次 {} 的收购笔数已达上限。"},
    {"Before the harvest of the lot.", "早于该批次的采收日期。"},
    {"The amount is too large.", "数额过大。"},
    {"Nothing was delivered into the lot.", "该批次没有收购记录。"},
    {"Either a household or the name of somebody else.", "农户与其他姓名只填其一。"},
    {"Not a kind of place.", "没有这类地点。"},
    {"There is no range of labels {}.", "没有标签号段 {}。"},
    {"The lot has {} packs; {} are labelled, {} are left.", "批次共 {} 件；已贴标 {} 件，余 {} 件。"},
    {"At most {} more.", "最多再加 {}。"},
    {"Lot {} has reached the largest number of ranges of labels.", "批次 {} 的标签号段已达上限。"},
    {"Range {} is void.", "号段 {} 已作废。"},
    {"No number is left.", "编号已用完。"},
    {"A code has 28 characters, as {}.", "标签码有 28 个字符，如 {}。"},
    {"Character {} does not fit; a code looks like {}.", "第 {} 个字符不符；标签码形如 {}。"},
    {"The code was not given out here: it was read wrongly, or the pack is not genuine.", "本平台没有发放此码：读码有误，或该件不是真品。"},
    {"Six digits of GB/T 2260.", "GB/T 2260 的六位代码。"},
};

}  // namespace

std::span<const base::sentence> origin_sentences() { return rows; }

}  // namespace chuanpin::catalog::domain
