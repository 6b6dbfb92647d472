package org.communityops.member.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.ids.Ids;
import org.communityops.member.arrival.RecordedEvent.Actor;
import org.junit.jupiter.api.Test;

class SightingTest {
    private static final UUID COMMUNITY = UUID.fromString("01990d6e-8a00-7000-8000-000000000001");
    private static final UUID ANN = Ids.derived(COMMUNITY, "zulip", "ann");
    private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant MIDDLE = Instant.parse("2026-01-02T00:00:00Z");
    private static final Instant LATE = Instant.parse("2026-01-03T00:00:00Z");

    @Test
    void takesTheEarliestEventOfAnAccountWhateverTheOrder() {
        var sightings = Sighting.among(List.of(
                event("ann", "message.posted", LATE),
                event("ann", "message.posted", EARLY),
                event("ann", "message.posted", MIDDLE)));

        assertThat(sightings).containsExactly(new Sighting(COMMUNITY, ANN, "zulip", "ann", EARLY, null));
    }

    @Test
    void keepsJoiningApartFromOtherActivity() {
        var sightings = Sighting.among(List.of(
                event("ann", "message.posted", EARLY),
                event("ann", "member.joined", LATE),
                event("ann", "member.joined", MIDDLE)));

        assertThat(sightings).containsExactly(new Sighting(COMMUNITY, ANN, "zulip", "ann", EARLY, MIDDLE));
    }

    @Test
    void keepsAccountsApart() {
        var sightings =
                Sighting.among(List.of(event("ann", "message.posted", EARLY), event("bob", "message.posted", EARLY)));

        assertThat(sightings).extracting(Sighting::externalId).containsExactlyInAnyOrder("ann", "bob");
    }

    @Test
    void seesNobodyInAnEventThatNobodyDid() {
        assertThat(Sighting.among(List.of(new RecordedEvent(COMMUNITY, null, "event.retracted", EARLY, 1))))
                .isEmpty();
    }

    @Test
    void leavesOutAccountsThatActAsALinkedMember() {
        var linked = new RecordedEvent(
                COMMUNITY, new Actor(COMMUNITY, Ids.next(), "zulip", "ann"), "message.posted", EARLY, 1);

        assertThat(Sighting.among(List.of(linked))).isEmpty();
    }

    private static RecordedEvent event(String externalId, String type, Instant time) {
        var memberId = Ids.derived(COMMUNITY, "zulip", externalId);
        return new RecordedEvent(COMMUNITY, new Actor(COMMUNITY, memberId, "zulip", externalId), type, time, 1);
    }
}
