#include "engine/delivery/ZipArchive.h"

#include "core/Error.h"
#include "core/FileDescriptor.h"
#include "core/SafeFile.h"

#include <algorithm>
#include <fcntl.h>
#include <sys/stat.h>
#include <utility>
#include <zip.h>

namespace engine::delivery {

namespace {

namespace fs = std::filesystem;

constexpr std::uint16_t noDate = (1 << 5) | 1; // 1980-01-01, the first day that a zip can say.
constexpr std::uint64_t mostBytes = std::uint64_t{4} << 30;

[[noreturn]] void refuse(zip_error_t* error, const char* what, const fs::path& path) {
    if (zip_error_system_type(error) == ZIP_ET_SYS) core::throwSystemError(what, zip_error_code_system(error), path);
    throw core::Error(std::string(what) + ": " + zip_error_strerror(error), path);
}

[[noreturn]] void refuse(zip_t* archive, const char* what, const fs::path& path) {
    refuse(zip_get_error(archive), what, path);
}

using Zip = std::unique_ptr<zip, void (*)(zip*)>;

Zip opened(const fs::path& path, int flags, const char* what) {
    int code = 0;
    Zip archive(zip_open(path.c_str(), flags, &code), zip_discard);
    if (archive) return archive;
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    const std::string said = zip_error_strerror(&error);
    zip_error_fini(&error);
    throw core::Error(std::string(what) + ": " + said, path);
}

void addFile(zip_t* archive, const fs::path& file, const std::string& name, const fs::path& path) {
    constexpr const char* what = "the archive cannot be made";
    zip_source_t* const source = zip_source_file(archive, file.c_str(), 0, -1);
    if (!source) refuse(archive, what, path);
    const zip_int64_t at = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (at < 0) {
        zip_source_free(source);
        refuse(archive, what, path);
    }
    const auto place = static_cast<zip_uint64_t>(at);
    const zip_uint32_t attributes = zip_uint32_t{S_IFREG | 0644} << 16;
    if (zip_set_file_compression(archive, place, ZIP_CM_STORE, 0) != 0 ||
        zip_file_set_dostime(archive, place, 0, noDate, 0) != 0 ||
        zip_file_set_external_attributes(archive, place, 0, ZIP_OPSYS_UNIX, attributes) != 0)
        refuse(archive, what, path);
}

/// Steps of plain names, none of which leads anywhere else.
bool isSafe(const std::string& name) {
    const fs::path path = name;
    if (name.empty() || path.is_absolute() || name.find('\\') != std::string::npos) return false;
    return std::ranges::none_of(path, [](const fs::path& step) { return step == ".." || step == "."; });
}

} // namespace

void zipFolder(const fs::path& folder, std::span<const std::string> names, const fs::path& path) {
    Zip archive = opened(path, ZIP_CREATE | ZIP_EXCL, "the archive cannot be made");
    for (const std::string& name : names)
        addFile(archive.get(), folder / name, folder.filename().string() + "/" + name, path);
    // Writes beside it and renames; still ours where it fails.
    if (zip_close(archive.get()) != 0) refuse(archive.get(), "the archive cannot be written", path);
    static_cast<void>(archive.release());
    core::syncFile(path);
}

ZipArchive::ZipArchive(const fs::path& archive)
    : path_(archive), zip_(opened(archive, ZIP_RDONLY, "cannot be read as a zip archive")) {
    const zip_int64_t count = zip_get_num_entries(zip_.get(), 0);
    for (zip_uint64_t at = 0; at < static_cast<zip_uint64_t>(count); ++at) {
        zip_stat_t found;
        zip_stat_init(&found);
        if (zip_stat_index(zip_.get(), at, 0, &found) != 0 || (~found.valid & (ZIP_STAT_NAME | ZIP_STAT_SIZE)) != 0)
            refuse(zip_.get(), "cannot be read as a zip archive", path_);
        const std::string name = found.name;
        if (!name.ends_with('/')) members_.push_back({name, found.size, at});
    }
}

void ZipArchive::read(const Member& member, const std::function<void(std::string_view bytes)>& take) const {
    const std::string what = member.name + " in the archive is damaged";
    zip_file_t* const opened = zip_fopen_index(zip_.get(), member.place, 0);
    if (!opened) refuse(zip_.get(), what.c_str(), path_);
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(opened, zip_fclose);
    std::vector<char> buffer(1 << 18);
    std::uint64_t bytes = 0;
    while (const zip_int64_t got = zip_fread(file.get(), buffer.data(), buffer.size())) {
        if (got < 0) refuse(zip_file_get_error(file.get()), what.c_str(), path_);
        bytes += static_cast<std::uint64_t>(got);
        take(std::string_view(buffer.data(), static_cast<std::size_t>(got)));
    }
    if (bytes != member.bytes) throw core::Error(what + ": it is shorter than the archive says", path_);
}

void ZipArchive::unpack(const fs::path& folder) const {
    std::uint64_t left = mostBytes;
    for (const Member& member : members_) {
        if (!isSafe(member.name))
            throw core::Error("holds '" + member.name + "', which would lead out of its folder", path_);
        const fs::path target = folder / member.name;
        std::error_code error;
        fs::create_directories(target.parent_path(), error);
        if (error) core::throwSystemError("the folder cannot be made", error.value(), target.parent_path());
        core::FileDescriptor file(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC);
        read(member, [&](std::string_view bytes) {
            if (bytes.size() > left) throw core::Error("unpacks to more than the 4 GiB that any disc has", path_);
            left -= bytes.size();
            file.write(bytes);
        });
        file.close();
    }
}

} // namespace engine::delivery
