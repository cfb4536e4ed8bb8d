// The end of the work: metadata, targets, findings, PQ sheet, one button, and the proof of what was written.
#pragma once

#include "core/Finding.h"
#include "engine/delivery/Deliver.h"
#include "ui/actions/CommandSet.h"

#include <QWidget>

class QLabel;
class QScrollArea;
class QTimer;

namespace ui {
class Desk;
class Job;
} // namespace ui

namespace ui::delivery {

class AlbumForm;
class ClientReport;
class DeliveryBar;
class FindingCards;
class FormatPreview;
class MetadataCommands;
class MetadataTable;
class PqSheet;
class Preflight;
class Proof;
class QualityList;
class MarkedLines;
class Revisions;
class Targets;
class VinylForm;
struct Running;

class DeliveryPage : public QWidget {
    Q_OBJECT

  public:
    explicit DeliveryPage(Desk& desk, QWidget* parent = nullptr);

    /// Where deliveries go: the folder "delivered" beside the album, until another is chosen.
    std::filesystem::path folder() const;
    void setFolder(const std::filesystem::path& folder);

    /// Begins once the album as it is now has been judged.
    void deliver();
    bool delivering() const { return job_ || wanted_; }

  signals:
    void openAsked(const std::filesystem::path& disc); ///< As an album.

  protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override; ///< Files that are to be recognised; an album is opened by the window.

  private:
    QWidget* leftSide();
    QWidget* rightSide();
    void addCommands();
    void showAlbum();
    void showDiscIds();
    void showReadiness();
    void showFindings(const core::Findings& found);
    void showProgress();
    void chooseFolder();
    void begin();
    void began();
    void delivered(const engine::delivery::DeliveryReport& report);
    void ended(const QString& words, QColor colour);
    void mend(const QString& place);
    void showIdentified(const QStringList& sentences);

    Desk& desk_;
    MetadataTable* table_;
    AlbumForm* form_;
    FormatPreview* preview_;
    Targets* targets_;
    VinylForm* vinyl_;
    Preflight* preflight_;
    FindingCards* findings_;
    QScrollArea* work_ = nullptr; ///< Metadata and targets, as high as they are.
    QWidget* left_ = nullptr;
    QWidget* right_ = nullptr;
    QLabel* summary_;
    QualityList* quality_;
    PqSheet* pq_;
    QLabel* leadOut_;
    QLabel* discIds_;
    Proof* proof_;
    QWidget* proofHead_;
    Revisions* revisions_;
    ClientReport* report_;
    QWidget* knownHead_;
    MarkedLines* known_; ///< What dropped files are.
    DeliveryBar* bar_;
    QTimer* timer_;
    std::filesystem::path folder_;
    bool wanted_ = false; ///< A delivery begins with the next findings.
    Job* job_ = nullptr;
    std::shared_ptr<Running> running_;
    MetadataCommands* metadata_;
    CommandSet commands_;
};

} // namespace ui::delivery
