package org.communityops.member.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.UUID;
import org.communityops.kit.digest.Digested;
import org.communityops.kit.feed.FeedItem;
import org.communityops.member.arrival.RecordedEvent.Actor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedEventTest {
    private static final UUID COMMUNITY = UUID.fromString("01990d6e-8a00-7000-8000-000000000001");
    private static final UUID MEMBER = UUID.fromString("01990d6e-8a00-7000-8000-000000000002");
    private static final String NEWS = """
            {"event": {"specversion": "1.0", "type": "message.posted", "time": "2026-01-01T07:30:00.123456789+08:00"},
             "memberId": "01990d6e-8a00-7000-8000-000000000002", "platform": "zulip", "externalId": "ann",
             "checksum": "ffffffffffffffff"}
            """;

    @Test
    void readsTheTimeOfTheEventInUtcAndMicroseconds() throws JsonProcessingException {
        var event = RecordedEvent.of(item(NEWS));

        var time = Instant.parse("2025-12-31T23:30:00.123456Z");
        assertThat(event)
                .isEqualTo(new RecordedEvent(
                        COMMUNITY, new Actor(COMMUNITY, MEMBER, "zulip", "ann"), "message.posted", time, -1L));
        assertThat(event.digested()).isEqualTo(new Digested(COMMUNITY, time, "message.posted", -1L));
    }

    @Test
    void readsEventsThatNobodyDid() throws JsonProcessingException {
        var retraction = """
                {"event": {"type": "event.retracted", "time": "2026-01-01T00:00:00Z"}, "checksum": "1"}
                """;

        assertThat(RecordedEvent.of(item(retraction)).actor()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"event", "platform", "externalId", "checksum", "type", "time"})
    void failsWhereAnythingIsMissing(String member) {
        var incomplete = NEWS.replace("\"" + member + "\"", "\"other\"");

        assertThatThrownBy(() -> RecordedEvent.of(item(incomplete))).isInstanceOf(IllegalArgumentException.class);
    }

    private static FeedItem item(String data) throws JsonProcessingException {
        var time = Instant.parse("2026-11-20T00:00:00Z");
        return new FeedItem(
                "1", 0, 1, COMMUNITY, "activity.recorded", MEMBER.toString(), time, new ObjectMapper().readTree(data));
    }
}
