package org.communityops.kit.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.test.PostgresResource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real follower that follows the feed of its own service over HTTP. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FollowerTest {
    private static final Instant TIME = Instant.parse("2026-11-20T02:15:00Z");

    @Inject
    PageApplier applier;

    @Inject
    EffectHandler handler;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    @TestHTTPResource
    URI server = URI.create("/");

    private final UUID community = UUID.randomUUID();
    private final List<Follower> followers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    @BeforeEach
    void reset() throws SQLException {
        handler.reset();
        handler.beginAtTheEnd();
    }

    @AfterEach
    void stop() throws InterruptedException {
        followers.forEach(Follower::stop);
        for (var thread : threads) {
            thread.join(Duration.ofSeconds(5));
        }
    }

    @Test
    void appliesNewsThatCameBeforeAndAfterItBegan() {
        var before = publish(700);
        var follower = follow(server, key());
        awaitLevel(follower, before);

        var all = new ArrayList<>(before);
        all.addAll(publish(1));
        awaitLevel(follower, all);

        assertThat(follower.view().position()).isEqualTo(follower.view().head());
        assertThat(follower.view().lagSeconds()).isZero();
    }

    @Test
    void goesOnWhereItStopped() throws Exception {
        var news = publish(3);
        awaitLevel(follow(server, key()), news);
        stop();
        news.addAll(publish(2));

        awaitLevel(follow(server, key()), news);
    }

    @Test
    void sharesTheFeedWithAnotherReplicaWithoutDoubling() {
        var first = follow(server, key());
        var second = follow(server, key());
        var news = publish(1);
        for (var i = 0; i < 200; i++) {
            news.addAll(publish(1));
        }

        awaitLevel(first, news);
        awaitLevel(second, news);
    }

    @Test
    void waitsForAProducerThatIsAway() throws Exception {
        var port = freePort();
        var follower = follow(URI.create("http://127.0.0.1:" + port), key());
        await().until(() -> !follower.view().state().equals(FollowerState.FOLLOWING));
        var news = publish(2);
        assertThat(follower.view().state()).isEqualTo(FollowerState.RETRYING);

        try (var producer = Forwarder.to(port, server.getPort())) {
            assertThat(producer.isOpen()).isTrue();
            awaitLevel(follower, news);
            stop();
        }
    }

    @Test
    void keepsTryingWithAKeyThatIsRefused() throws Exception {
        var follower = follow(server, "cop_svc_wrong");

        await().during(Duration.ofMillis(300)).until(() -> follower.view().state() == FollowerState.RETRYING);
        assertThat(handler.effects()).isEmpty();
    }

    @Test
    void stopsWhenTheFeedWasRestored() throws Exception {
        handler.reset();
        applier.apply(EffectHandler.FEED, UUID.randomUUID(), List.of());

        var follower = follow(server, key());

        await().until(() -> follower.view().state() == FollowerState.STOPPED);
        assertThat(handler.effects()).isEmpty();
    }

    @Test
    void endsALongPollAtOnceWhenItIsStopped() throws Exception {
        var news = publish(1);
        var follower = follow(server, key());
        awaitLevel(follower, news);

        var start = System.nanoTime();
        stop();

        assertThat(threads).noneMatch(Thread::isAlive);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }

    private void awaitLevel(Follower follower, List<String> news) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            // The news of other tests are in the feed, too.
            assertThat(handler.effects().stream().filter(news::contains)).containsExactlyElementsOf(news);
            assertThat(follower.view().state()).isEqualTo(FollowerState.FOLLOWING);
            assertThat(follower.view().lagEvents()).isZero();
        });
    }

    private Follower follow(URI base, String key) {
        var client = new FeedClient(new Settings(), Optional.of(key));
        var follower = new Follower(EffectHandler.FEED, base, client, applier, clock);
        followers.add(follower);
        threads.add(Thread.ofVirtual().start(follower));
        return follower;
    }

    private List<String> publish(int count) {
        var news = new ArrayList<News>();
        for (var i = 0; i < count; i++) {
            news.add(News.of(Ids.next(), community, EffectHandler.TYPE, "s" + i, TIME, Map.of("n", i)));
        }
        QuarkusTransaction.requiringNew().run(() -> outbox.add(news));
        return new ArrayList<>(news.stream().map(n -> n.id().toString()).toList());
    }

    private static String key() {
        return ConfigProvider.getConfig().getValue("communityops.service-key", String.class);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Small pages, so that there are several. */
    private static final class Settings implements FollowSettings {
        @Override
        public Optional<URI> member() {
            return Optional.empty();
        }

        @Override
        public Optional<URI> activity() {
            return Optional.empty();
        }

        @Override
        public Optional<URI> incentive() {
            return Optional.empty();
        }

        @Override
        public Optional<URI> kpi() {
            return Optional.empty();
        }

        @Override
        public int page() {
            return 300;
        }

        @Override
        public int poll() {
            return 10_000;
        }
    }
}
