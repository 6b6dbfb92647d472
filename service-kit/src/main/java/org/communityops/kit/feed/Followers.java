package org.communityops.kit.feed;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The followers of this service: one for each feed that is configured and handled. */
@ApplicationScoped
class Followers {
    /** A page under way may finish before the service stops; a killed one is simply read again. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final List<Follower> followers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    Followers(
            FollowSettings settings,
            FeedClient client,
            PageApplier applier,
            Clock clock,
            MeterRegistry metrics,
            Instance<FeedHandler> handlers) {
        var handled = handlers.stream().map(FeedHandler::feed).collect(Collectors.toSet());
        settings.urls().forEach((feed, base) -> {
            if (handled.contains(feed)) {
                var follower = new Follower(feed, base, client, applier, clock);
                followers.add(follower);
                Gauge.builder("feed.lag.events", follower, f -> f.view().lagEvents())
                        .tag("feed", feed)
                        .register(metrics);
                Gauge.builder("feed.lag.seconds", follower, f -> f.view().lagSeconds())
                        .tag("feed", feed)
                        .register(metrics);
            }
        });
    }

    void start(@Observes StartupEvent event) {
        followers.forEach(
                follower -> threads.add(Thread.ofVirtual().name("follower").start(follower)));
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        followers.forEach(Follower::stop);
        for (var thread : threads) {
            thread.join(GRACE);
        }
    }

    List<FollowerView> views() {
        return followers.stream().map(Follower::view).toList();
    }
}
