// Workbooks for tests, put together part by part, so that they can be wrong in any way.
#pragma once

#include <map>
#include <stdexcept>
#include <string>

#include <zip.h>

namespace chuanpin::tests {

using parts = std::map<std::string, std::string>;

/// The archive of these parts; with a password, encrypted.
inline std::string packed(const parts& all, const char* password = nullptr) {
    zip_error_t why;
    zip_source_t* to = zip_source_buffer_create(nullptr, 0, 0, &why);
    zip_source_keep(to);
    zip_t* archive = zip_open_from_source(to, ZIP_TRUNCATE, &why);
    if (archive == nullptr) throw std::runtime_error("no archive can be made");
    for (const auto& [name, bytes] : all) {
        const auto at = zip_file_add(archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0), ZIP_FL_ENC_UTF_8);
        if (at < 0) throw std::runtime_error("no part can be added");
        if (password != nullptr) zip_file_set_encryption(archive, static_cast<zip_uint64_t>(at), ZIP_EM_AES_256, password);
    }
    if (zip_close(archive) != 0) throw std::runtime_error("the archive cannot be closed");
    zip_source_open(to);
    zip_source_seek(to, 0, SEEK_END);
    std::string out(static_cast<std::size_t>(zip_source_tell(to)), '\0');
    zip_source_seek(to, 0, SEEK_SET);
    zip_source_read(to, out.data(), out.size());
    zip_source_close(to);
    zip_source_free(to);
    return out;
}

/// The parts of a workbook with one sheet, "Sheet1", whose sheetData is this.
inline parts workbook_of(const std::string& rows, const std::string& after_rows = {}) {
    return {{"xl/workbook.xml", R"(<workbook xmlns:r="r"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>)"},
            {"xl/_rels/workbook.xml.rels", R"(<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>)"},
            {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData>" + after_rows + "</worksheet>"}};
}

/// A row of inline texts, "" for none.
inline std::string texts(std::initializer_list<std::string> values) {
    std::string row = "<row>";
    for (const auto& each : values) row += each.empty() ? "<c/>" : "<c t=\"inlineStr\"><is><t>" + each + "</t></is></c>";
    return row + "</row>";
}

}  // namespace chuanpin::tests
