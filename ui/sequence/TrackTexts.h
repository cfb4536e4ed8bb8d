// What is written about the current track, and its level and tempo: typed where it stands. Below the rows.
#pragma once

#include "ui/desk/Desk.h"

#include <QWidget>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QGridLayout;
class QLabel;

namespace ui::sequence {

class InlineField;
class LevelField;

class TrackTexts : public QWidget {
    Q_OBJECT

  public:
    explicit TrackTexts(Desk& desk, QWidget* parent = nullptr);

    /// The current track of the desk's selection; empty where there is none.
    void show();

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    InlineField* addField(const QString& label, const QString& name);
    QLabel* addRow(const QString& label, QWidget* field);
    void addLevel();
    void addIsrcNote();

    void showTrack(const core::Track& track);
    void showSource(const core::Track& track);
    void showVersions(const core::Track& track);
    void showIsrcNote(const QString& typed);
    /// One step of the history, of the track that is shown.
    void change(const QString& label, const std::function<void(core::Track&)>& edit);
    /// The same of every selected track.
    void changeSelected(const QString& label, const std::function<void(core::Track&)>& edit);
    void setLevel(double levelDb);
    void setTempo(const QString& typed);
    void showSelected();

    Desk& desk_;
    std::optional<core::TrackId> track_;
    std::vector<core::TrackId> tracks_;      ///< Those that are selected with it.
    std::unique_ptr<Desk::Gesture> gesture_; ///< While the level is held.
    QGridLayout* rows_ = nullptr;
    QLabel* heading_ = nullptr;
    InlineField* title_ = nullptr;
    InlineField* artist_ = nullptr;
    InlineField* songwriter_ = nullptr;
    InlineField* isrc_ = nullptr;
    QWidget* isrcNote_ = nullptr;
    QLabel* isrcMark_ = nullptr;
    QLabel* isrcWords_ = nullptr;
    InlineField* source_ = nullptr;
    InlineField* versions_ = nullptr; ///< Only where the track has some.
    QLabel* versionsName_ = nullptr;
    LevelField* level_ = nullptr;
    QLabel* levelName_ = nullptr;
    InlineField* tempo_ = nullptr;
    QLabel* tempoName_ = nullptr;
};

/// "96k/24", "44.1k/float", "48k": rate and word length of a file; 0 = not known, 32 = floats.
QString rateAndBits(int rate, int wordLength);

/// A tempo as typed, "92" or "92.5 bpm"; nullopt for what is none between 20 and 400.
std::optional<double> tempoOf(const QString& typed);
QString tempoText(std::optional<double> bpm);

} // namespace ui::sequence
