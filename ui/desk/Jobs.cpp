#include "ui/desk/Jobs.h"

#include <algorithm>
#include <unistd.h>
#include <utility>

namespace ui {

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

Jobs::~Jobs() {
    for (const auto& job : jobs_) job->thread.request_stop();
    jobs_.clear(); // joins
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

void Jobs::end(Job* job) {
    std::erase_if(jobs_, [job](const auto& each) { return each.get() == job; });
    emit changed();
}

} // namespace ui
