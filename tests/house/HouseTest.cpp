// The rules of the house that a reader of the source could check: so a program does.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fs = std::filesystem;

namespace {

const fs::path root = LACQUER_SOURCE_DIR;

std::string textOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Every .h and .cpp below those folders.
std::vector<fs::path> sources(std::initializer_list<const char*> folders) {
    std::vector<fs::path> found;
    for (const char* folder : folders) {
        if (!fs::exists(root / folder)) continue;
        for (const auto& entry : fs::recursive_directory_iterator(root / folder))
            if (entry.path().extension() == ".h" || entry.path().extension() == ".cpp") found.push_back(entry.path());
    }
    std::ranges::sort(found);
    return found;
}

std::vector<fs::path> allSources() {
    return sources({"core", "engine", "ui", "app", "tests"});
}

std::string inTree(const fs::path& file) {
    return file.lexically_relative(root).generic_string();
}

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Whether the word stands in the text, not as a part of a longer one.
bool hasWord(std::string_view text, std::string_view word) {
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const bool begins = at == 0 || !isLetter(text[at - 1]);
        const bool ends = at + word.size() == text.size() || !isLetter(text[at + word.size()]);
        if (begins && ends) return true;
    }
    return false;
}

using Wanted = std::function<bool(std::string_view code)>;

/// "file:line: text" of every line of code that is wanted; comments do not count.
std::vector<std::string> linesWith(const std::vector<fs::path>& files, const Wanted& wanted) {
    std::vector<std::string> found;
    for (const fs::path& file : files) {
        std::ifstream in(file);
        int number = 0;
        for (std::string line; std::getline(in, line);) {
            ++number;
            if (wanted(std::string_view(line).substr(0, line.find("//"))))
                found.push_back(inTree(file) + ":" + std::to_string(number) + ": " + line);
        }
    }
    return found;
}

Wanted startingWith(std::string start) {
    return [start = std::move(start)](std::string_view code) { return code.starts_with(start); };
}

Wanted withAnyOf(std::vector<std::string> words) {
    return [words = std::move(words)](std::string_view code) {
        return std::ranges::any_of(words, [&](const std::string& word) { return hasWord(code, word); });
    };
}

std::string listed(const std::vector<std::string>& lines) {
    std::string all;
    for (const std::string& line : lines) all += "\n  " + line;
    return all;
}

TEST(House, NoRoomIncludesARoomAboveIt) {
    const std::vector<std::string> rooms = {"core", "engine", "ui", "app"};
    std::vector<std::string> wrong;
    for (std::size_t own = 0; own < rooms.size(); ++own) {
        const auto files = sources({rooms[own].c_str()});
        for (std::size_t above = own + 1; above < rooms.size(); ++above)
            std::ranges::copy(linesWith(files, startingWith("#include \"" + rooms[above] + "/")),
                              std::back_inserter(wrong));
        std::ranges::copy(linesWith(files, startingWith("#include \"tests/")), std::back_inserter(wrong));
    }
    EXPECT_TRUE(wrong.empty()) << listed(wrong);
}

TEST(House, CoreAndEngineKnowNoQt) {
    const auto isQt = [](std::string_view code) {
        return code.starts_with("#include <Q") || code.starts_with("#include \"Q");
    };
    const auto wrong = linesWith(sources({"core", "engine"}), isQt);
    EXPECT_TRUE(wrong.empty()) << listed(wrong);
}

TEST(House, CoreHasNoThreads) {
    const auto wrong =
        linesWith(sources({"core"}),
                  withAnyOf({"<thread>", "<mutex>", "<atomic>", "<condition_variable>", "<shared_mutex>", "<future>"}));
    EXPECT_TRUE(wrong.empty()) << listed(wrong);
}

TEST(House, IncludesAreRelativeToTheRoot) {
    const auto isNot = [](std::string_view code) {
        if (!code.starts_with("#include \"")) return false;
        const std::string_view path = code.substr(10);
        return std::ranges::none_of(std::array{"core/", "engine/", "ui/", "app/", "tests/"},
                                    [&](const char* room) { return path.starts_with(room); });
    };
    const auto wrong = linesWith(allSources(), isNot);
    EXPECT_TRUE(wrong.empty()) << listed(wrong);
}

TEST(House, WhatComputesTheSoundUsesNoMathLibrary) {
    // glibc's answers differ in the last bit from one CPU to the next: engine/dsp/FixedMath.h has its own.
    const auto wrong =
        linesWith(sources({"engine/dsp", "engine/render"}),
                  withAnyOf({"std::sin",   "std::cos",   "std::tan",  "std::asin",  "std::acos",  "std::atan",
                             "std::atan2", "std::sinh",  "std::cosh", "std::tanh",  "std::exp",   "std::exp2",
                             "std::expm1", "std::log",   "std::log2", "std::log10", "std::log1p", "std::pow",
                             "std::cbrt",  "std::hypot", "std::lerp", "std::fma"}));
    EXPECT_TRUE(wrong.empty()) << listed(wrong);
}

/// Whether printf is told to write a number with decimals: "%.1f".
bool printsDecimals(std::string_view code) {
    for (auto at = code.find('%'); at != std::string_view::npos; at = code.find('%', at + 1)) {
        const auto letter = code.find_first_not_of("-+ #.*0123456789", at + 1);
        if (letter == std::string_view::npos || std::string_view("fFgGeE").find(code[letter]) == std::string_view::npos)
            continue;
        if (letter + 1 == code.size() || !isLetter(code[letter + 1])) return true;
    }
    return false;
}

TEST(House, NumbersAreSaidByCoreDecimal) {
    // printf has the comma of the machine's language once a window is open: "1,5" in a picture of the report.
    const Wanted reads = withAnyOf({"strtod", "std::stod", "atof"});
    const auto wrong = linesWith(sources({"core", "engine", "app"}),
                                 [&](std::string_view code) { return printsDecimals(code) || reads(code); });
    EXPECT_TRUE(wrong.empty()) << listed(wrong);
}

TEST(House, EveryFileIsListedByHand) {
    std::vector<std::string> unlisted;
    for (const fs::path& file : allSources()) {
        if (file.extension() != ".cpp") continue;
        bool isListed = false;
        for (fs::path folder = file.parent_path(); !isListed && folder != root; folder = folder.parent_path()) {
            const std::string list = textOf(folder / "CMakeLists.txt");
            const std::string name = file.lexically_relative(folder).generic_string();
            for (auto at = list.find(name, 1); at != std::string::npos; at = list.find(name, at + 1))
                isListed = isListed || std::string_view(" \n(").find(list[at - 1]) != std::string_view::npos;
        }
        if (!isListed) unlisted.push_back(inTree(file));
    }
    EXPECT_TRUE(unlisted.empty()) << listed(unlisted);
}

TEST(House, NoFileIsLongerThan450Lines) {
    std::vector<std::string> tooLong;
    for (const fs::path& file : allSources()) {
        const std::string text = textOf(file);
        const auto lines = std::ranges::count(text, '\n');
        if (lines > 450) tooLong.push_back(inTree(file) + ": " + std::to_string(lines) + " lines");
    }
    EXPECT_TRUE(tooLong.empty()) << listed(tooLong);
}

TEST(House, NothingIsPutOff) {
    const std::string first = "TO"; // In two parts, or this file would be found.
    const std::vector<std::string> marks = {first + "DO", "FIX" + std::string("ME")};
    std::vector<std::string> putOff;
    for (const fs::path& file : allSources())
        for (const std::string& mark : marks)
            if (hasWord(textOf(file), mark)) putOff.push_back(inTree(file) + ": " + mark);
    EXPECT_TRUE(putOff.empty()) << listed(putOff);
}

TEST(House, TopLevelHoldsOnlyWhatBelongsThere) {
    const std::set<std::string> belongs = {"CMakeLists.txt",
                                           "CMakePresets.json",
                                           "LICENSE",
                                           "README.md",
                                           "app",
                                           "core",
                                           "engine",
                                           "packaging",
                                           "resources",
                                           "tests",
                                           "ui",
                                           ".ci",
                                           ".git",
                                           "build",
                                           ".clang-format",
                                           ".gitignore",
                                           ".cache",
                                           "compile_commands.json"};
    std::vector<std::string> strangers;
    for (const auto& entry : fs::directory_iterator(root))
        if (!belongs.contains(entry.path().filename().string())) strangers.push_back(entry.path().filename().string());
    EXPECT_TRUE(strangers.empty()) << listed(strangers);
}

TEST(House, HeadersSayWhatTheyAreFor) {
    std::vector<std::string> silent;
    for (const fs::path& file : sources({"core", "engine", "ui", "app"}))
        if (file.extension() == ".h" && !textOf(file).starts_with("// ")) silent.push_back(inTree(file));
    EXPECT_TRUE(silent.empty()) << listed(silent);
}

TEST(House, EveryFileIsInTheHousesHand) {
    // Other versions of clang-format break lines elsewhere.
    if (std::system("clang-format --version 2>/dev/null | grep -q 'version 14\\.'") != 0)
        GTEST_SKIP() << "clang-format 14 is not installed";
    std::string command = "cd '" + root.string() + "' && clang-format --dry-run --Werror";
    for (const fs::path& file : allSources()) command += " '" + inTree(file) + "'";
    EXPECT_EQ(std::system(command.c_str()), 0) << "run clang-format -i on the files named above";
}

} // namespace
