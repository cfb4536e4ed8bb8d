#include "ui/foot/WorkLine.h"

#include "ui/controls/Readout.h"
#include "ui/controls/Words.h"
#include "ui/desk/Desk.h"
#include "ui/foot/ProgressLine.h"
#include "ui/theme/Theme.h"

#include <QHBoxLayout>
#include <QToolButton>

#include <algorithm>

namespace ui::foot {

namespace {

constexpr int widest = 304;

} // namespace

WorkLine::WorkLine(Desk& desk, QWidget* parent) : QWidget(parent), desk_(desk) {
    setFixedWidth(widest);
    bar_ = new ProgressLine;
    job_ = new controls::Readout(tr("Running job"), theme::words(metrics::smallSize), palette::dim, {});
    cancel_ = new QToolButton;
    cancel_->setAccessibleName(tr("Cancel the running job"));
    cancel_->setIcon(theme::icon(QStringLiteral("x")));
    cancel_->setIconSize({12, 12});
    cancel_->setProperty("role", QStringLiteral("quiet"));
    cancel_->setFocusPolicy(Qt::TabFocus);
    undo_ = new QToolButton;
    undo_->setAccessibleName(tr("History"));
    undo_->setProperty("role", QStringLiteral("quiet"));
    undo_->setFocusPolicy(Qt::TabFocus);
    auto* const across = new QHBoxLayout(this);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(metrics::grid);
    across->addWidget(bar_);
    across->addWidget(job_, 1);
    across->addWidget(cancel_);
    across->addWidget(undo_, 0, Qt::AlignHCenter);
    connect(cancel_, &QToolButton::clicked, this, [this] {
        if (Job* const job = shownJob()) job->cancel();
        showJobs();
    });
    connect(undo_, &QToolButton::clicked, this,
            [this] { desk_.actions().action(QStringLiteral("edit.history"))->trigger(); });
    // Later: a place that lacks something may begin a job while it paints.
    connect(&desk_.jobs(), &Jobs::changed, this, &WorkLine::showJobs, Qt::QueuedConnection);
    connect(&desk_.listening(), &Listening::ticked, this, &WorkLine::showProgress);
    connect(&desk_, &Desk::albumChanged, this, &WorkLine::showUndo);
    showJobs();
}

/// What was asked for goes ahead of what the window began by itself.
std::vector<Job*> WorkLine::shownJobs() const {
    auto jobs = desk_.jobs().running();
    std::erase_if(jobs, [](Job* job) { return job->cancelled() || job->kind == Job::Kind::unseen; });
    std::ranges::stable_partition(jobs, [](const Job* job) { return job->kind == Job::Kind::asked; });
    return jobs;
}

Job* WorkLine::shownJob() const {
    const auto jobs = shownJobs();
    return jobs.empty() ? nullptr : jobs.front();
}

void WorkLine::showJobs() {
    Job* const job = shownJob();
    for (QWidget* part : {static_cast<QWidget*>(bar_), static_cast<QWidget*>(job_), static_cast<QWidget*>(cancel_)})
        part->setVisible(job != nullptr);
    if (job) {
        cancel_->setVisible(job->kind == Job::Kind::asked);
        bar_->setAccessibleName(job->title);
        cancel_->setAccessibleName(tr("Cancel: %1").arg(job->title));
        cancel_->setToolTip(cancel_->accessibleName());
        undo_->hide();
        showProgress();
    } else {
        showUndo();
    }
}

void WorkLine::showProgress() {
    const auto jobs = shownJobs();
    if (jobs.empty() || !bar_->isVisibleTo(this)) return;
    const Job* const job = jobs.front();
    bar_->show(job->progress.share());
    QString words = job->progress.doing();
    if (words.isEmpty()) words = job->title;
    if (jobs.size() > 1) words += tr(" · %1 more").arg(jobs.size() - 1);
    job_->showText(words);
}

void WorkLine::showUndo() {
    if (shownJob()) return;
    const core::Document& document = desk_.document();
    const auto label = document.undoLabel();
    undo_->setVisible(label.has_value());
    if (!label) return;
    const auto steps = document.state();
    const QString count = steps == 1 ? tr("1 step") : tr("%1 steps").arg(steps);
    const QFont font = theme::words(metrics::smallSize);
    const QString name = elided(QString::fromStdString(*label), font, widest / 2);
    undo_->setFont(font);
    undo_->setText(tr("Undo: \u201c%1\u201d \u00b7 %2").arg(name, count));
    undo_->setAccessibleName(tr("History: undo would take back \u201c%1\u201d").arg(QString::fromStdString(*label)));
    undo_->setToolTip(undo_->accessibleName());
}

} // namespace ui::foot
