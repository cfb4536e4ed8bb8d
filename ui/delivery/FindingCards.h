// The findings that stand between the album and its delivery: a card each, the gravest first, with its remedy.
#pragma once

#include "core/Finding.h"

#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace ui::delivery {

class FindingCard;

class FindingCards : public QWidget {
    Q_OBJECT

  public:
    explicit FindingCards(QWidget* parent = nullptr);

    /// Asks for a reason while a finding breaks a rule.
    void show(const core::Findings& findings);

    QString reason() const;
    /// The one that the album keeps, where none is typed.
    void showReason(const QString& reason);

    /// Whether a delivery can begin: no error, and a reason where a rule is broken.
    bool mayDeliver() const;

  signals:
    void placeAsked(const QString& place); ///< Of the project file: where the remedy lies.
    void reasonChanged();

  private:
    void layCards(const core::Findings& findings);

    std::optional<core::Findings> shown_; ///< nullopt = nobody has looked yet.
    std::vector<FindingCard*> cards_;     ///< As they stand.
    QVBoxLayout* across_;
    QLabel* nothing_;
    QWidget* asks_;
    QLineEdit* reason_;
};

/// "1 error · 2 warnings"; empty where there is nothing to say.
QString summaryOf(const core::Findings& findings);

} // namespace ui::delivery
