#include <fmt/format.h>

#include "orders/http/record/record_views.hpp"
#include "platform/http/html.hpp"

namespace chuanpin::orders::http {

namespace web = chuanpin::http;

namespace {

constexpr std::string_view head = R"(<!doctype html>
<html lang="zh">
<meta charset="utf-8">
<title>进货查验记录</title>
<style>
@page{size:A4;margin:15mm}
body{font:10.5pt/1.45 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",sans-serif;color:#111;max-width:180mm;margin:0 auto}
h1{font-size:16pt;text-align:center;margin:0}
small{display:block;font-size:7.5pt;color:#555;font-weight:normal}
table{border-collapse:collapse;width:100%;margin-top:4mm}
th,td{border:1px solid #444;padding:1.2mm 1.6mm;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{background:#f2f2f2}thead{display:table-header-group}tr{break-inside:avoid}
.parties th{width:26mm}.n{text-align:right;white-space:nowrap}h1 small{text-align:center}
.signature{margin-top:10mm;display:flex;justify-content:space-between}.line{display:inline-block;min-width:45mm;border-bottom:1px solid #444}
</style>
)";
constexpr std::string_view blank = "<span class=\"line\">&nbsp;</span>";

std::string or_blank(std::string_view text) { return text.empty() ? std::string(blank) : web::escaped_html(text); }

std::string label(std::string_view zh, std::string_view en) { return fmt::format("<th>{}<small>{}</small></th>", zh, en); }

std::string places_text(const std::vector<domain::dispatch_place>& places) {
    std::string text;
    for (const auto& each : places) {
        if (!text.empty()) text += "<br>";
        text += web::escaped_html(each.name);
        if (!each.address.empty()) text += "，" + web::escaped_html(each.address);
    }
    return text;
}

// Its code finds a supplier in the public register (国家企业信用信息公示系统), with the contact that it is registered with.
std::string supplier_name(const domain::known_organisation& who) {
    auto text = or_blank(who.name);
    if (who.credit_code) text += fmt::format("<small>统一社会信用代码 {}</small>", web::escaped_html(*who.credit_code));
    return text;
}

constexpr std::string_view not_stated = "未填报<small>Not stated</small>";
constexpr std::string_view unreadable = "已填报，密钥缺失，无法显示<small>Stated, but its key is missing</small>";

std::string contact_text(const domain::contact_then& contact, const std::string& text) {
    switch (contact.state) {
        case domain::contact_state::not_stated:
            return std::string(not_stated);
        case domain::contact_state::unreadable:
            return std::string(unreadable);
        case domain::contact_state::stated:
            break;
    }
    return web::escaped_html(text);
}

std::string parties_table(const domain::inspection_record& what) {
    const auto& order = what.what;
    std::string text = "<table class=\"parties\">\n";
    text += fmt::format("<tr>{}<td>{}</td>{}<td>{}</td></tr>\n", label("采购单位", "Buyer"), or_blank(what.buyer.name),
                        label("订单号", "Order"), base::to_wire(order.id));
    text += fmt::format("<tr>{}<td>{}</td>{}<td>{}</td></tr>\n", label("供货者名称", "Supplier"), supplier_name(what.supplier),
                        label("进货日期", "Day of purchase"), base::to_text(base::business_date_of(order.accepted_at.value())));
    const auto& contact = what.contact;
    text += fmt::format("<tr>{}<td>{}</td>{}<td>{}</td></tr>\n", label("供货者地址", "Supplier's address"),
                        contact_text(contact, contact.what.address), label("供货地址", "Supplied from"),
                        what.from.empty() ? std::string(blank) : places_text(what.from));
    text += fmt::format("<tr>{}<td>{}</td>{}<td>{}</td></tr>\n</table>\n", label("供货者联系人", "Supplier's contact"),
                        contact_text(contact, contact.what.name), label("联系电话", "Telephone"),
                        contact_text(contact, contact.what.telephone));
    return text;
}

std::string lots_text(const domain::inspection_record& what, const domain::order_line& line) {
    if (line.lots.empty()) return std::string(blank);
    std::string text;
    for (const auto& each : line.lots) {
        const auto number = what.lot_numbers.find(each.lot);
        if (!text.empty()) text += "<br>";
        text += number == what.lot_numbers.end() ? std::string("未登记批号") : web::escaped_html(number->second);
        text += fmt::format("：{} 件，采收/生产 {}，保质期至 {}", each.quantity,
                            each.harvested_on ? base::to_text(*each.harvested_on) : std::string("未登记"),
                            each.expires_on ? base::to_text(*each.expires_on) : std::string("未登记"));
    }
    return text;
}

/// Exact: "10 kg", "0.250 kg".
std::string kilograms(std::int64_t grams) {
    constexpr std::int64_t grams_of_kilogram = 1'000;
    if (grams % grams_of_kilogram == 0) return fmt::format("{} kg", grams / grams_of_kilogram);
    return fmt::format("{}.{:03} kg", grams / grams_of_kilogram, grams % grams_of_kilogram);
}

std::string result_text(const domain::order_line& line) {
    const auto accepted = line.accepted_quantity.value_or(0);
    const auto rejected = line.rejected_quantity.value_or(0);
    auto text = rejected == 0 ? std::string("合格") : accepted == 0 ? std::string("拒收") : fmt::format("拒收 {} 件", rejected);
    if (line.accepted_g) text += fmt::format("<br>实收 {}", kilograms(*line.accepted_g));
    if (line.rejection_reason) text += "：" + web::escaped_html(*line.rejection_reason);
    if (line.handover_temperature_mc) {
        const auto milli = *line.handover_temperature_mc;
        const auto size = milli < 0 ? -milli : milli;
        text += fmt::format("<br>交接温度 {}{}.{:03} ℃", milli < 0 ? "-" : "", size / 1'000, size % 1'000);
    }
    return text;
}

std::string line_row(const domain::inspection_record& what, std::size_t i) {
    const auto& line = what.what.lines[i];
    return fmt::format(
        "<tr><td class=\"n\">{}</td><td>{}<small>{}</small></td><td>{}</td><td class=\"n\">{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
        i + 1, web::escaped_html(line.name_zh), web::escaped_html(line.certificate_number.value_or("")),
        line.unit_net_mass_g == 0 ? std::string("—") : kilograms(line.unit_net_mass_g) + "/件", line.accepted_quantity.value_or(0),
        lots_text(what, line), web::escaped_html(line.origin_county_code), result_text(line));
}

}  // namespace

std::string render_record(const domain::inspection_record& what) {
    std::string text(head);
    text += "<h1>进货查验记录<small>Purchase inspection record</small></h1>\n";
    text += parties_table(what);
    text +=
        fmt::format("<table>\n<thead><tr>{}{}{}{}{}{}{}</tr></thead>\n", label("序号", "No."), label("食品名称", "Product, certificate"),
                    label("规格", "Specification"), label("数量（件）", "Accepted"),
                    label("批号、生产日期、保质期", "Lot, production, shelf life"), label("产地", "Origin"), label("查验结果", "Result"));
    for (std::size_t i = 0; i < what.what.lines.size(); ++i) text += line_row(what, i);
    text += "</table>\n<p class=\"signature\"><span>查验人 Inspected by：";
    text += or_blank(what.what.accepted_by ? what.what.accepted_by->name : std::string());
    text += fmt::format("</span><span>签字 Signature：{}</span></p>\n", blank);
    text +=
        "<p><small>保存期限不少于保质期满后六个月；没有明确保质期的，不少于两年。 Kept for six months after the shelf life at least; for "
        "two years where there is none.</small></p>\n</html>\n";
    return text;
}

}  // namespace chuanpin::orders::http
