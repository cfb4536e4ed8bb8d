#include "engine/delivery/FileCheck.h"

#include "core/Error.h"
#include "core/FileDescriptor.h"
#include "engine/source/Digest.h"

#include <fcntl.h>
#include <optional>
#include <vector>

namespace engine::delivery {

namespace {

CheckedFile readWhole(const std::filesystem::path& path, source::Md5* md5, const ReadBackStep& step) {
    core::FileDescriptor file(path, O_RDONLY | O_CLOEXEC);
    source::Sha256 sha256;
    std::vector<char> buffer(1 << 18);
    CheckedFile checked{.path = path};
    while (const std::size_t bytes = file.read(buffer)) {
        sha256.add(buffer.data(), bytes);
        if (md5) md5->add(buffer.data(), bytes);
        checked.bytes += bytes;
        step(bytes);
    }
    checked.sha256 = sha256.hex();
    return checked;
}

} // namespace

CheckedFile checkedFile(const std::filesystem::path& path, const ReadBackStep& step) {
    return readWhole(path, nullptr, step);
}

CheckedFile checkedFile(const std::filesystem::path& path, const std::string& md5, const ReadBackStep& step) {
    source::Md5 found;
    auto checked = readWhole(path, &found, step);
    if (found.hex() != md5) throw core::Error("the file does not hold what was written; check the disk", path);
    return checked;
}

} // namespace engine::delivery
