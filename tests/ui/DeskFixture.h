// A desk for tests of the window: on folders of its own, with mixes made on the spot, real from document to engine.
#pragma once

#include "tests/support/Scratch.h"
#include "ui/MainWindow.h"
#include "ui/desk/Desk.h"

#include <QTest>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace tests {

class DeskFixture {
  public:
    DeskFixture();

    ui::Desk& desk() { return desk_; }
    const core::Album& album() const { return desk_.album(); }
    /// A WAV file at 44.1 kHz, 24 bit: a tone of its own for every call, -20 dBFS.
    std::filesystem::path mix(const std::string& name, double seconds);
    /// So many mixes of that length, imported; waits for them.
    void import(int mixes, double seconds = 2.0);
    /// Waits until it is saved, or opened.
    void saveAs(const std::filesystem::path& file);
    void open(const std::filesystem::path& file);
    /// Lets the window work until it is so; false after two minutes, since machines are busy.
    static bool waitFor(const std::function<bool()>& isSo);
    /// Shows a window and waits until the keys go to it; false as above.
    static bool open(QWidget& window);
    /// Lets the window do what it has laid aside for later, until nothing is left.
    static void turn();
    /// Paints what is to be painted in that window. Nothing else happens meanwhile: no timer, no end of a job.
    static void paint(QWidget& in);
    /// Until no job runs.
    bool settle();

    const ScratchFolder& folder() const { return folder_; }

  private:
    ScratchFolder folder_;
    ui::Desk desk_;
    int tones_ = 0;
};

} // namespace tests
