#include "tests/support/Scratch.h"

#include <cstdlib>
#include <stdexcept>
#include <system_error>

namespace tests {

ScratchFolder::ScratchFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "lacquer-test-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::runtime_error("no scratch folder");
    path_ = std::filesystem::canonical(name);
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

} // namespace tests
