#include "core/ProjectFile.h"
#include "core/SafeFile.h"
#include "tests/app/Mixes.h"
#include "tests/app/Run.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace {

namespace fs = std::filesystem;
using tests::Desk;

class Archives : public testing::Test {
  protected:
    Archives() {
        // Two mixes of one name, from two folders.
        for (const char* folder : {"a", "b"}) {
            fs::create_directory(desk / folder);
            tests::writeMix(desk / folder, {.name = "Mix.wav", .encoding = 0, .song = folder});
        }
        expectDone({"new", "Blue.lacquer", "a/Mix.wav", "b/Mix.wav", "--title", "Blue", "--artist", "Nobody"});
        expectDone({"deliver", "Blue.lacquer", "--to", "out", "--as", "wav24", "--as", "ddp", "--reason", "short"});
        expectDone({"deliver", "Blue.lacquer", "--to", "gone", "--as", "wav16"});
        fs::remove_all(desk / "gone");
    }
    void expectDone(const std::vector<std::string>& arguments) const {
        const auto ran = desk.run(arguments);
        EXPECT_EQ(ran.status, 0) << arguments.front() << ": " << ran.error;
    }

    Desk desk;
};

TEST_F(Archives, OpenElsewhereAndGiveTheSameSamples) {
    const auto ran = desk.run({"archive", "Blue.lacquer", "--to", "kept"});
    EXPECT_EQ(ran.status, 0) << ran.error;
    EXPECT_NE(ran.out.find("wav16"), std::string::npos) << "does not say that a delivery is gone: " << ran.out;
    EXPECT_EQ(desk.shell("cd kept && sha256sum --quiet -c SHA256SUMS && ! find . -type f ! -name SHA256SUMS "
                         "| sed 's|^./||' | grep -vxFf <(cut -c67- SHA256SUMS)")
                  .status,
              0)
        << "a file is not in SHA256SUMS, or differs";

    fs::rename(desk / "kept", desk / "elsewhere");
    for (const char* folder : {"a", "b", "cache"}) fs::remove_all(desk / folder);
    expectDone({"deliver", "elsewhere/Blue.lacquer", "--to", "again", "--as", "wav24"});
    for (const char* file : {"01 Mix.wav", "02 Mix.wav"})
        EXPECT_EQ(tests::textOf(desk / "again/wav24" / file), tests::textOf(desk / "out/wav24" / file)) << file;
    std::size_t deliveries = 0;
    for (const auto& each : fs::recursive_directory_iterator(desk / "elsewhere/deliveries"))
        if (each.path().filename() == "wav24" || each.path().filename() == "ddp") {
            ++deliveries;
            expectDone({"verify", each.path().string(), "--against", "elsewhere/Blue.lacquer"});
        }
    EXPECT_EQ(deliveries, 2U);
}

TEST_F(Archives, AreNotMadeOfOtherMixesAndTouchNothingThatIsThere) {
    core::writeFile(desk / "b/Mix.wav", "another");
    const auto other = desk.run({"archive", "Blue.lacquer", "--to", "kept"});
    EXPECT_EQ(other.status, 1);
    EXPECT_NE(other.error.find("b/Mix.wav"), std::string::npos) << other.error;
    EXPECT_FALSE(fs::exists(desk / "kept"));
    fs::create_directory(desk / "kept");
    core::writeFile(desk / "kept/letter.txt", "mine");
    EXPECT_EQ(desk.run({"archive", "Blue.lacquer", "--to", "kept"}).status, 1);
    EXPECT_EQ(tests::textOf(desk / "kept/letter.txt"), "mine");
}

} // namespace
