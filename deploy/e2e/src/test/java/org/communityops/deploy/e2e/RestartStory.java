package org.communityops.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communityops.deploy.local.platform.Service.MEMBER;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.communityops.deploy.e2e.figures.Oracle;
import org.communityops.deploy.e2e.figures.PublicFigures;
import org.communityops.deploy.e2e.running.BareServices;
import org.communityops.deploy.e2e.running.Product;
import org.communityops.deploy.e2e.running.StoryCommunity;
import org.communityops.deploy.e2e.running.WithProduct;
import org.communityops.deploy.e2e.stream.Chat;
import org.communityops.deploy.e2e.stream.Event;
import org.communityops.deploy.e2e.stream.Sending;
import org.communityops.deploy.local.platform.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stopping and starting: nothing is forgotten, and it does not matter who comes first. */
class RestartStory {

    @Test
    @ExtendWith(WithProduct.class)
    void everythingIsStillThereAfterAStop(Product product) throws IOException, InterruptedException {
        var seed = new Random().nextLong();
        System.out.println("RestartStory, seed " + seed);
        var events = Chat.of(seed, 20);
        var community = StoryCommunity.in(product, ZoneId.of("UTC"));
        Sending.of(events, community);
        Sending.awaitProcessed(product, community);
        var key = product.ownerKey();

        product.restart();

        assertThat(product.ownerKey()).isEqualTo(key);
        assertThat(community.owner().get(MEMBER, community.path("")).status()).isEqualTo(200);
        var members = events.stream().map(Event::subject).collect(Collectors.toSet());
        assertThat(PublicFigures.of(community, members).differencesTo(Oracle.of(events, ZoneId.of("UTC"))))
                .isEmpty();
        assertThat(Sending.of(events, community)).isEqualTo(new Sending(0, events.size(), List.of()));
    }

    /** The one whose keys and communities all others need is the first, and it comes after two that follow it. */
    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void servicesStartBeforeTheDatabaseInAnyOrderAndStopCleanly(int first) throws Exception {
        try (var services = new BareServices("order-" + first)) {
            for (var i = 0; i < Service.values().length; i++) {
                services.start(Service.values()[(first + i) % Service.values().length]);
            }
            services.startDatabase();
            for (var service : Service.values()) {
                await(service.title())
                        .atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(200))
                        .until(() -> services.isReady(service));
            }
            assertThat(services.exitCodesWithin(30)).containsOnly(0);
        }
    }
}
