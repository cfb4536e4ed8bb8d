#include "core/Document.h"

#include "core/Edits.h"
#include "tests/support/Album.h"
#include "tests/support/RandomEdits.h"

#include <gtest/gtest.h>

#include <stdexcept>

using namespace core;

namespace {

auto titled(std::string title) {
    return [title = std::move(title)](Album album) {
        album.metadata.title = title;
        return album;
    };
}

Album start() {
    return normalised(tests::album({tests::track(1, 100000), tests::track(2, 200000)}));
}

} // namespace

TEST(Document, UndoGivesTheVeryValueBack) {
    const Album first = start();
    Document document(first);
    document.change("Title", titled("a"));
    const Album second = document.album();
    document.change("Title", titled("b"));
    document.undo();
    EXPECT_EQ(document.album(), second);
    document.undo();
    EXPECT_EQ(document.album(), first);
    EXPECT_FALSE(document.canUndo());
    document.undo();
    document.redo();
    EXPECT_EQ(document.album(), second);
    document.redo();
    EXPECT_EQ(document.album().metadata.title, "b");
    EXPECT_FALSE(document.canRedo());
}

TEST(Document, AmendsTheLastStepSoThatUndoTakesBothBack) {
    const Album first = start();
    Document document(first);
    document.amend("Follows", titled("nothing yet"));
    EXPECT_EQ(document.undoLabel(), "Follows");
    document.undo();
    document.change("Title", titled("a"));
    document.change("Title", titled("b"));
    document.undo();
    document.amend("Follows", titled("a too"));
    EXPECT_EQ(document.state(), 1u);
    EXPECT_EQ(document.undoLabel(), "Title");
    document.redo();
    EXPECT_EQ(document.album().metadata.title, "b");
    document.undo();
    EXPECT_EQ(document.album().metadata.title, "a too");
    document.undo();
    EXPECT_EQ(document.album(), first);
}

TEST(Document, WhateverIsDoneUndoLeadsToTheFirstValueAndRedoToTheLast) {
    for (unsigned seed = 1; seed <= 12; ++seed) {
        std::mt19937 random(seed);
        Document document(start());
        std::vector<Album> states = {document.album()};
        for (int i = 0; i < 60; ++i) {
            const auto edit = tests::randomEdit(document.album(), random);
            document.change(edit.label, edit.apply);
            if (document.state() == states.size()) states.push_back(document.album());
            ASSERT_EQ(document.album(), states.back());
        }
        ASSERT_GT(states.size(), 30u);
        for (std::size_t i = states.size(); i-- > 0; document.undo()) ASSERT_EQ(document.album(), states[i]);
        for (std::size_t i = 0; i < states.size(); ++i, document.redo()) ASSERT_EQ(document.album(), states[i]);
        for (int i = 0; i < 20; ++i) {
            const std::size_t state = random() % states.size();
            document.jumpTo(state);
            ASSERT_EQ(document.album(), states[state]);
        }
    }
}

TEST(Document, StepsHaveLabels) {
    Document document(start());
    document.change("Title", titled("a"));
    document.change("Album name", titled("b"));
    document.undo();
    EXPECT_EQ(document.labels(), (std::vector<std::string>{"Title", "Album name"}));
    EXPECT_EQ(document.undoLabel(), "Title");
    EXPECT_EQ(document.redoLabel(), "Album name");
    EXPECT_EQ(document.state(), 1u);
    document.jumpTo(0);
    EXPECT_FALSE(document.undoLabel());
    document.change("Other", titled("c"));
    EXPECT_EQ(document.labels(), std::vector<std::string>{"Other"});
    EXPECT_FALSE(document.redoLabel());
}

TEST(Document, AnEditThatChangesNothingMakesNoStep) {
    Document document(start());
    document.change("Title", titled("a"));
    document.undo();
    document.change("Title", titled(""));
    EXPECT_EQ(document.state(), 0u);
    EXPECT_TRUE(document.canRedo());
}

TEST(Document, AnEditThatThrowsLeavesAllAsItWas) {
    Document document(start());
    document.change("Title", titled("a"));
    const auto before = document.shared();
    EXPECT_THROW(document.change("Bad", [](Album) -> Album { throw std::runtime_error("no"); }), std::runtime_error);
    EXPECT_EQ(document.shared(), before);
    EXPECT_EQ(document.state(), 1u);
}

TEST(Document, WhatAnEditLeavesUnrepairedIsNormalised) {
    Document document(start());
    document.change("Move clip", [](Album album) {
        album.tracks[0].clips[0].offset = 77;
        album.tracks[0].startMark = 100;
        return album;
    });
    EXPECT_EQ(document.album().tracks[0].clips[0].offset, 0);
    EXPECT_EQ(document.album().tracks[0].startMark, 23);
}

TEST(Document, AGestureIsOneStep) {
    const Album first = start();
    Document document(first);
    {
        const Document::Gesture gesture(document);
        for (const auto* title : {"a", "b", "c"}) document.change("Title", titled(title));
        EXPECT_EQ(document.album().metadata.title, "c");
        EXPECT_EQ(document.undoLabel(), "Title");
        EXPECT_EQ(document.state(), 1u);
    }
    EXPECT_EQ(document.labels(), std::vector<std::string>{"Title"});
    document.undo();
    EXPECT_EQ(document.album(), first);
}

TEST(Document, NestedGesturesEndWithTheOutermost) {
    Document document(start());
    {
        const Document::Gesture outer(document, "Typing");
        {
            const Document::Gesture inner(document, "Letter");
            document.change("Title", titled("a"));
        }
        document.change("Title", titled("ab"));
    }
    EXPECT_EQ(document.labels(), std::vector<std::string>{"Typing"});
}

TEST(Document, AGestureThatEndsWhereItBeganLeavesWhatCouldBeRedone) {
    Document document(start());
    document.change("Title", titled("a"));
    document.undo();
    {
        const Document::Gesture gesture(document);
        document.change("Title", titled("x"));
        document.change("Title", titled(""));
    }
    EXPECT_EQ(document.redoLabel(), "Title");
    document.redo();
    EXPECT_EQ(document.album().metadata.title, "a");
}

TEST(Document, AGestureThatOutlivesItsAlbumLeavesTheNextOneAlone) {
    Document document(start());
    {
        const Document::Gesture gesture(document);
        document = Document(start());
    }
    {
        const Document::Gesture gesture(document);
        for (const char* title : {"One", "Two"}) document.change("Title", titled(title));
    }
    EXPECT_EQ(document.labels().size(), 1u);
}

TEST(Document, UndoInsideAGestureTakesBackWhatItHasMadeSoFar) {
    const Album first = start();
    Document document(first);
    {
        const Document::Gesture gesture(document);
        document.change("Title", titled("a"));
        document.undo();
        EXPECT_EQ(document.album(), first);
        document.change("Title", titled("b"));
    }
    EXPECT_EQ(document.labels(), std::vector<std::string>{"Title"});
    EXPECT_EQ(document.album().metadata.title, "b");
}

TEST(Document, IsDirtyExactlyWhenItDiffersFromWhatIsSaved) {
    Document document(start());
    EXPECT_FALSE(document.dirty());
    document.change("Title", titled("a"));
    EXPECT_TRUE(document.dirty());
    document.markSaved();
    EXPECT_FALSE(document.dirty());
    document.undo();
    EXPECT_TRUE(document.dirty());
    document.redo();
    EXPECT_FALSE(document.dirty());
    document.change("Title", titled("b"));
    document.change("Title", titled("a")); // by another way, the saved value again
    EXPECT_FALSE(document.dirty());
}

TEST(Document, ARecoveredAlbumIsDirtyUntilItIsSaved) {
    Album recovered = start();
    recovered.metadata.title = "recovered";
    Document document = Document::recovered(recovered, start());
    EXPECT_EQ(document.album(), recovered);
    EXPECT_TRUE(document.dirty());
    document.markSaved();
    EXPECT_FALSE(document.dirty());
}
