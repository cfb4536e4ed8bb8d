// `lacquer deliver` of several albums: each by a process of its own, into a folder of its own.
#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace app {

struct Batch {
    std::vector<std::string> albums; ///< Project files.
    std::string to;                  ///< Each album goes into a folder in there, named as its file without its end.
    int atOnce = 1;
    bool json = false;
};

/// `command`: as it was parsed; what it was given beside the batch goes to every album. A line for each as it ends, or
/// JSON of all. Throws core::Error when one has failed, after all have ended, and for two albums of one folder.
void deliverBatch(const Batch& batch, const CLI::App& command);

} // namespace app
