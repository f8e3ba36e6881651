#include "platform/xlsx/sentences.hpp"

namespace chuanpin::xlsx {
namespace {

constexpr base::sentence rows[] = {
    {"The workbook has no sheet.", "工作簿中没有工作表。"},
    {"The workbook is encrypted, or an .xls of before 2007; save it as .xlsx without a password.",
     "工作簿已加密，或是 2007 年以前的 .xls；请另存为不带密码的 .xlsx。"},
    {"This is no .xlsx workbook.", "这不是 .xlsx 工作簿。"},
    {"The archive is broken: its list of parts cannot be read.", "压缩包已损坏：其目录无法读取。"},
    {"The archive has more than {} parts.", "压缩包中的部件超过 {} 个。"},
    {"The workbook lacks this part.", "工作簿缺少这个部件。"},
    {"The part cannot be found in the archive.", "压缩包中找不到这个部件。"},
    {"The part is encrypted; save the workbook without a password.", "部件已加密；请将工作簿另存为不带密码的文件。"},
    {"The part cannot be unpacked.", "部件无法解压。"},
    {"The part is broken: it cannot be unpacked to its end.", "部件已损坏：无法完整解压。"},
    {"The workbook is longer than {} bytes when unpacked.", "工作簿解压后超过 {} 字节。"},
    {"The part unpacks to more than {} times its size.", "部件解压后超过其大小的 {} 倍。"},
    {"The workbook has {} faults{}.", "工作簿有 {} 处错误{}。"},
    {"There are {} sheets; leave one, or name the right one '{}'.", "有 {} 个工作表；请只留一个，或将正确的命名为“{}”。"},
    {"Merged cells; each cell of a table holds its own value.", "有合并的单元格；表格的每个单元格应有自己的值。"},
    {"Row {} is out of order.", "第 {} 行次序不对。"},
    {"Cell {} is out of order.", "单元格 {} 次序不对。"},
    {"The cell holds more than {} bytes.", "单元格内容超过 {} 字节。"},
    {"A value beyond the last column of the table.", "表格最后一列之外有值。"},
    {"The cell holds a character 0.", "单元格中有空字符。"},
    {"A formula whose value is not in the file; paste it as a value.", "公式的值不在文件中；请粘贴为值。"},
    {"The cell shows an error: {}.", "单元格显示错误：{}。"},
    {"The cell names text number '{}', which the workbook has not.", "单元格所指的第“{}”号文本在工作簿中不存在。"},
    {"A date stands here as a number; make the column text and type the date again.",
     "日期在此处被存为数字；请将该列设为文本后重新输入日期。"},
    {"The part declares a document type; workbooks have none.", "部件声明了文档类型；工作簿不应有。"},
    {"Elements are nested deeper than {}.", "元素嵌套超过 {} 层。"},
    {"The XML is broken in line {}, column {}: {}.", "第 {} 行第 {} 列的 XML 已损坏：{}。"},
    {"The sheet '{}' leads nowhere.", "工作表“{}”没有对应的部件。"},
    {"More than {} sheets.", "工作表超过 {} 个。"},
    {"The cells' texts need more than {} bytes.", "单元格文本共需超过 {} 字节。"},
};

}  // namespace

std::span<const base::sentence> xlsx_sentences() { return rows; }

}  // namespace chuanpin::xlsx
