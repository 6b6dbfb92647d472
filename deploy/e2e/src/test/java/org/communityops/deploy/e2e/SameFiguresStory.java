package org.communityops.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.communityops.deploy.e2e.figures.Figures;
import org.communityops.deploy.e2e.figures.Oracle;
import org.communityops.deploy.e2e.figures.PublicFigures;
import org.communityops.deploy.e2e.running.Product;
import org.communityops.deploy.e2e.running.StoryCommunity;
import org.communityops.deploy.e2e.running.WithProduct;
import org.communityops.deploy.e2e.stream.Chat;
import org.communityops.deploy.e2e.stream.Disorder;
import org.communityops.deploy.e2e.stream.Event;
import org.communityops.deploy.e2e.stream.Sending;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the order, the repeats and the zone: the figures of a community are those that its events make. */
@ExtendWith(WithProduct.class)
class SameFiguresStory {
    private static final int MEMBERS = 150;

    @ParameterizedTest
    @ValueSource(strings = {"America/New_York", "Asia/Shanghai", "Australia/Lord_Howe"})
    void sameEventsMakeTheSameFiguresInAnyOrder(String zone, Product product) {
        var seed = new Random().nextLong();
        System.out.println("SameFiguresStory " + zone + ", seed " + seed);
        var events = Chat.of(seed, MEMBERS);

        inOrderAndAgain(product, ZoneId.of(zone), events);
        inDisorder(product, ZoneId.of(zone), events, seed);
    }

    private void inOrderAndAgain(Product product, ZoneId zone, List<Event> events) {
        var community = StoryCommunity.in(product, zone);
        var expected = Oracle.of(events, zone);

        assertThat(Sending.of(events, community)).isEqualTo(new Sending(events.size(), 0, List.of()));
        Sending.awaitProcessed(product, community);
        var figures = read(community, events);
        assertSame("in order", figures, expected);
        assertThat(figures.differencesTo(Oracle.of(events.subList(0, events.size() - 1), zone)))
                .as("the comparison sees that one event is missing")
                .isNotEmpty();

        assertThat(Sending.of(events, community)).isEqualTo(new Sending(0, events.size(), List.of()));
        Sending.awaitProcessed(product, community);
        assertSame("sent again", read(community, events), expected);
    }

    private void inDisorder(Product product, ZoneId zone, List<Event> events, long seed) {
        var community = StoryCommunity.in(product, zone);
        var disorder = Disorder.of(events, seed);
        var distinct = new TreeSet<String>();
        disorder.arrivals().forEach(event -> distinct.add(event.id()));

        var sending = Sending.of(disorder.arrivals(), community);
        Sending.awaitProcessed(product, community);

        var repeats = disorder.arrivals().size() - distinct.size();
        assertThat(sending).isEqualTo(new Sending(distinct.size(), repeats, List.of()));
        assertSame("in disorder", read(community, events), Oracle.of(disorder.remaining(events), zone));
    }

    private static Figures read(StoryCommunity community, List<Event> events) {
        return PublicFigures.of(community, events.stream().map(Event::subject).collect(Collectors.toSet()));
    }

    private static void assertSame(String when, Figures actual, Figures expected) {
        System.out.println(when + ": " + actual.count() + " figures compared with " + expected.count());
        assertThat(actual.differencesTo(expected)).as(when).isEmpty();
    }
}
