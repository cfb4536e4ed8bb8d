// Long work off the window's thread: nothing in the window waits. Each job has a name, progress and cancel; what comes
// of it is handed over on the window's thread. Jobs give way to the audio's threads and to the window.
#pragma once

#include <QObject>
#include <QString>

#include <atomic>
#include <concepts>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <type_traits>
#include <vector>

namespace ui {

/// What the work says while it runs, from its own thread.
class JobProgress {
  public:
    void share(double share) { share_.store(share, std::memory_order_relaxed); } ///< 0 to 1.
    void doing(QString words);                                                   ///< "importing Low Lantern.wav".

    double share() const { return share_.load(std::memory_order_relaxed); }
    QString doing() const;

  private:
    std::atomic<double> share_ = 0.0;
    mutable std::mutex mutex_; // The window's and a job's thread; neither is the audio's.
    QString doing_;
};

class Job {
  public:
    enum class Kind {
        asked,      ///< The user asked for it: shown with its progress, and with a button that cancels it.
        background, ///< Begun by the window itself: shown.
        unseen      ///< Not worth a word, and soon over: it gives way to nobody.
    };
    Kind kind = Kind::asked;
    QString title;
    JobProgress progress;
    /// Told at once, by whomever it is cancelled: who began the job knows of it no more.
    std::function<void()> whenCancelled;
    void cancel();
    bool cancelled() { return thread.get_stop_source().stop_requested(); }

    std::atomic<bool> hasLeft = false; ///< The thread has nothing left to do but to end.
    std::jthread thread;               ///< Last.
};

class Jobs : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;
    ~Jobs() override { endAll(); }
    void endAll(); ///< Asks every job to stop and waits for it. What they made is dropped.

    /// Runs `work(progress, stop)` on a thread of its own, then `done(result)` on the window's thread; nothing of it is
    /// called any more after a cancel, which Job::whenCancelled tells. `failed(why)` gets what the work threw; without
    /// one, `Jobs::failed` says it.
    template <class Work, class Done>
    Job* start(Job::Kind kind, const QString& title, Work work, Done done,
               std::function<void(const QString& why)> failed = {}) {
        auto job = std::make_unique<Job>();
        Job* const it = job.get();
        it->kind = kind;
        it->title = title;
        jobs_.push_back(std::move(job));
        it->thread = std::jthread([this, it, work = std::move(work), done = std::move(done),
                                   failed = std::move(failed)](std::stop_token stop) mutable {
            giveWay(it->kind);
            perform(it, std::move(work), std::move(done), std::move(failed), stop);
            it->hasLeft = true;
        });
        emit changed();
        return it;
    }

    /// Those that run, in the order in which they were begun. Pointers stay good until `changed`.
    std::vector<Job*> running() const;
    bool isRunning(const Job* job) const;

  signals:
    void changed();                                        ///< One began or ended.
    void cancelled(const QString& title);                  ///< One that was asked for has stopped; nothing came of it.
    void failed(const QString& title, const QString& why); ///< One that nobody else listens to.

  private:
    static void giveWay(Job::Kind kind);

    /// Whatever came along with the work goes with it, on its thread.
    template <class Work, class Done>
    void perform(Job* it, Work work, Done done, std::function<void(const QString& why)> failed,
                 const std::stop_token& stop) {
        using Result = std::invoke_result_t<Work&, JobProgress&, std::stop_token>;
        try {
            if constexpr (std::is_void_v<Result>) {
                work(it->progress, stop);
                post(it, [done = std::move(done)]() mutable { done(); });
            } else {
                // Shared, because what is posted must be copyable and a result need not be.
                auto result = std::make_shared<Result>(work(it->progress, stop));
                post(it, [done = std::move(done), result]() mutable { done(std::move(*result)); });
            }
        } catch (const std::exception& why) {
            postFailure(it, QString::fromUtf8(why.what()), failed);
        }
    }
    void post(Job* job, std::function<void()> done);
    void postFailure(Job* job, const QString& why, const std::function<void(const QString&)>& failed);
    void end(Job* job);
    void dismiss();

    std::vector<std::unique_ptr<Job>> jobs_;
    std::vector<std::unique_ptr<Job>> ended_; ///< Their threads are on the way out.
};

} // namespace ui
