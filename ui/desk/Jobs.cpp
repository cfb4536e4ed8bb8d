#include "ui/desk/Jobs.h"

#include <QTimer>

#include <algorithm>
#include <unistd.h>
#include <utility>

namespace ui {

namespace {

constexpr int dismissalMs = 1000; ///< Long enough that who has left by then has long been gone.

} // namespace

/// Enough that the threads of the audio and of the window get the processor when they ask for it; a job that nobody
/// else disturbs is no slower for it. On Linux a niceness is one thread's, and threads that it starts inherit it. Only
/// the niceness: in a lower scheduling class a busy machine could stop a job that holds a lock of the C library's.
void Jobs::giveWay(Job::Kind kind) {
    // What opens a device hands its own priority on to the device's threads.
    if (kind == Job::Kind::unseen) return;
    (void)::nice(kind == Job::Kind::background ? 10 : 5);
}

void JobProgress::doing(QString words) {
    const std::lock_guard lock(mutex_);
    doing_ = std::move(words);
}

QString JobProgress::doing() const {
    const std::lock_guard lock(mutex_);
    return doing_;
}

void Job::cancel() {
    thread.request_stop();
    if (const auto tell = std::exchange(whenCancelled, {})) tell();
}

void Jobs::endAll() {
    for (const auto& job : jobs_) job->thread.request_stop();
    jobs_.clear(); // joins
    ended_.clear();
}

std::vector<Job*> Jobs::running() const {
    std::vector<Job*> running;
    for (const auto& job : jobs_) running.push_back(job.get());
    return running;
}

bool Jobs::isRunning(const Job* job) const {
    return std::ranges::any_of(jobs_, [job](const auto& each) { return each.get() == job; });
}

void Jobs::post(Job* job, std::function<void()> done) {
    QMetaObject::invokeMethod(
        this,
        [this, job, done = std::move(done)] {
            const bool wanted = !job->cancelled();
            const bool wasAsked = job->kind == Job::Kind::asked;
            const QString title = job->title;
            end(job);
            if (wanted) return done();
            if (wasAsked) emit cancelled(title);
        },
        Qt::QueuedConnection);
}

void Jobs::postFailure(Job* job, const QString& why, const std::function<void(const QString&)>& failedHere) {
    post(job, [this, title = job->title, why, failedHere] {
        if (failedHere) return failedHere(why);
        emit failed(title, why);
    });
}

/// Its thread gives way to everybody, so on a busy machine it may take long to end after its last word. The window does
/// not wait for that: it looks again later.
void Jobs::end(Job* job) {
    const auto it = std::ranges::find(jobs_, job, &std::unique_ptr<Job>::get);
    if (ended_.empty()) QTimer::singleShot(dismissalMs, this, &Jobs::dismiss);
    ended_.push_back(std::move(*it));
    jobs_.erase(it);
    emit changed();
}

void Jobs::dismiss() {
    std::erase_if(ended_, [](const auto& job) { return job->hasLeft.load(); });
    if (!ended_.empty()) QTimer::singleShot(dismissalMs, this, &Jobs::dismiss);
}

} // namespace ui
