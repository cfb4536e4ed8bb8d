// What a picture is taken of: a window over a desk with real mixes, and the ways to bring it into a state.
#pragma once

#include "tests/realtime/SoundServers.h"
#include "tests/support/Scratch.h"
#include "ui/MainWindow.h"
#include "ui/desk/Desk.h"

#include <QString>

#include <functional>
#include <memory>

namespace shots {

struct Stage {
    /// On copies of the mixes in the folder `music`; those it lacks are made.
    explicit Stage(const std::filesystem::path& music);
    ~Stage();

    tests::ScratchFolder scratch;
    std::unique_ptr<tests::JackServer> server; ///< Where something plays; it outlives the desk's device.
    ui::Desk desk;
    ui::MainWindow window;

    void run(const char* command); ///< Of the menus, by its id.
    void settle();                 ///< Until no job runs and the print is the album's.
    bool waitFor(const std::function<bool()>& isSo);

    /// Five tracks in order, saved a moment ago.
    void makeAlbum();
    /// The same with what a delivery stumbles over: an ISRC that is none, among others.
    void makeFaultyAlbum();
    void makeLongAlbum(); ///< 99 tracks.
    /// Titles of every kind and writing, two discs, a disabled track, several selected.
    void makeCrowd();

    void connectDevice(); ///< Through JACK's dummy driver.
    void playFrom(core::FramePos at, int forMs);
    void importSlowly(); ///< Leaves the import in its middle.
    void deliver();      ///< Leaves the delivery in its middle.
    void deliverAll();
};

} // namespace shots
