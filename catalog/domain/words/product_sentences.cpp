#include "catalog/domain/words/sentences.hpp"

namespace chuanpin::catalog::domain {
namespace {

constexpr base::sentence rows[] = {
    {"There is no such category.", "没有这个类别。"},
    {"The county is not in the registry.", "县级登记中没有此县。"},
    {"The supplier has no product of this id.", "该供应商没有这个编号的产品。"},
    {"An earlier row names the same product.", "前面的行已指定同一产品。"},
    {"The product is published; a file changes drafts only.", "产品已上架；文件只能修改草稿。"},
    {"The document is no picture.", "该文件不是图片。"},
    {"The picture is named twice.", "图片重复。"},
    {"Not a document of the caller's organisation.", "不是本组织的文件。"},
    {"The document is {}, not {}.", "该文件的类型是 {}，不是 {}。"},
    {"Not a county of the registry.", "县级登记中没有此县。"},
    {"Not a category.", "没有这个类别。"},
    {"Less than unit_net_mass_g.", "小于 unit_net_mass_g（净重）。"},
    {"There is no county {} in the registry.", "县级登记中没有 {} 县。"},
    {"The registry says nothing about county {} on {}.", "登记中没有 {} 县在 {} 的信息。"},
    {"There is no category {}.", "没有类别 {}。"},
    {"There is no product {}.", "没有产品 {}。"},
    {"Product {} is published already.", "产品 {} 已经上架。"},
    {"Product {} must be published before it can be offered.", "产品 {} 须先上架才能报价。"},
    {"{} is not one of the poverty counties, so the village or household of origin must be proven.",
     "{}不是贫困县，必须证明产自贫困村或贫困户。"},
    {"The storage temperatures do not fit the storage class.", "储存温度不符合温区。"},
    {"{} products are kept between {} and {} m°C.", "{} 类产品的储存温度为 {} 至 {} 毫摄氏度。"},
    {"Must be above min_mc.", "必须高于 min_mc（下限）。"},
    {"There is no import {}.", "没有导入任务 {}。"},
    {"The rows of import {} were removed after their time; hand the file in again.",
     "导入任务 {} 的各行已过保存期并被清理；请重新提交文件。"},
    {"The catalogue changed after the file was checked; import it again.", "文件检查之后目录有变化；请重新导入。"},
    {"More than {} rows; ask the operator for the file.", "超过 {} 行；请向平台运营方索取文件。"},
    {"There is no document {}.", "没有文件 {}。"},
    {"A document has at most {} bytes.", "文件最多 {} 字节。"},
    {"Content-Type is \"{}\"; application/pdf, image/jpeg and image/png are taken.",
     "Content-Type 是“{}”；只接受 application/pdf、image/jpeg 和 image/png。"},
    {"Content-Type says {}; the content is {}.", "Content-Type 说是 {}，内容却是 {}。"},
    {"A picture is a JPEG or PNG file.", "图片须是 JPEG 或 PNG 文件。"},
    {"No more documents are taken of this organisation.", "本组织的文件数量已达上限。"},
    {"A document that is named is not the caller's own or of another kind.", "所指定的文件不属于本组织，或类型不符。"},
    {"The organisation is not known here: if it was registered a moment ago, try again.", "此处尚无该组织：若刚刚登记，请稍后再试。"},
    {"A day as MM-DD; both or neither.", "日期格式为 MM-DD；起止须同时填写或同时留空。"},
    {"Six digits that begin with 51.", "以 51 开头的六位数字。"},
    {"Not one of the four poverty areas.", "不是四大片区之一。"},
    {"A poverty county, and only one, has an area.", "贫困县必须填写片区，其他县不得填写。"},
    {"Deep poverty without being a poverty county.", "不是贫困县，不能是深度贫困县。"},
    {"A day of the year as MM-DD.", "日期格式为 MM-DD。"},
    {"Not a storage class.", "没有这个温区。"},
    {"Not UTF-8.", "不是 UTF-8 编码。"},
    {"A moment as RFC 3339.", "时间须按 RFC 3339 书写。"},
    {"A whole number.", "必须是整数。"},
    {"From {} to {}.", "{} 至 {}。"},
    {"Needed.", "必须填写。"},
    {"A day as YYYY-MM-DD.", "日期格式为 YYYY-MM-DD。"},
    {"Not ids of documents.", "不是文件的编号。"},
    {"Not ids of products.", "不是产品的编号。"},
    {"Not a kind of document.", "没有这类文件。"},
};

}  // namespace

std::span<const base::sentence> product_sentences() { return rows; }

}  // namespace chuanpin::catalog::domain
