#include "engine/source/Digest.h"
#include "core/Error.h"

#include <gtest/gtest.h>

using namespace engine::source;

// FIPS 180-2, appendix B.1, and RFC 1321, appendix A.5.
TEST(Digest, KnowsTheStandardsExamples) {
    Sha256 sha;
    sha.add("abc", 3);
    EXPECT_EQ(sha.hex(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    Md5 md5;
    md5.add("abc", 3);
    EXPECT_EQ(md5.hex(), "900150983cd24fb0d6963f7d28e17f72");
}

TEST(Digest, GoesOnAfterItWasRead) {
    Sha256 pieces;
    pieces.add("ab", 2);
    EXPECT_EQ(pieces.hex().size(), 64u);
    pieces.add("c", 1);
    EXPECT_EQ(pieces.hex(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Digest, NamesTheFileThatItCannotRead) {
    try {
        (void)sha256OfFile("/no/such/file.wav");
        FAIL() << "an absent file has no digest";
    } catch (const core::Error& error) {
        EXPECT_EQ(error.path(), "/no/such/file.wav");
    }
}
