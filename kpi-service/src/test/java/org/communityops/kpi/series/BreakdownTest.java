package org.communityops.kpi.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kpi.TestCommunity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BreakdownTest {
    private static final String MAY = "from=2026-05-01&to=2026-05-31&granularity=MONTH";

    private TestCommunity community = TestCommunity.unheardOf();

    @BeforeEach
    void begin() {
        community = TestCommunity.in("UTC");
    }

    @Test
    void takesCountsApartIntoChannelsThatAddUp() {
        community.sees(
                message("ana", "general", "2026-05-01T12:00:00Z"),
                message("bo", "help", "2026-05-01T12:00:00Z"),
                message("bo", "help", "2026-05-02T12:00:00Z"),
                community.event("message.posted", "cy", "2026-05-02T12:00:00Z", Map.of("isReply", false)));

        community
                .get("/metrics/messages?by=channel&from=2026-05-01&to=2026-05-02&granularity=DAY")
                .statusCode(200)
                .body("by", equalTo("channel"))
                .body("items.value", contains(2, 2))
                .body("parts.kind", contains("NONE", "NAMED", "NAMED"))
                .body("parts[0].name", nullValue())
                .body("parts[1].name", equalTo("general"))
                .body("parts[2].name", equalTo("help"))
                .body("parts.items.value", equalTo(List.of(List.of(0, 1), List.of(1, 0), List.of(1, 1))));
    }

    @Test
    void unitesTheMembersOfAChannelOverDays() {
        community.sees(
                message("ana", "general", "2026-05-01T12:00:00Z"),
                message("ana", "general", "2026-05-02T12:00:00Z"),
                message("ana", "help", "2026-05-02T12:00:00Z"),
                message("bo", "help", "2026-05-02T12:00:00Z"));

        community
                .get("/metrics/active_members?by=channel&" + MAY)
                .body("items.value", contains(2))
                .body("parts.name", contains("general", "help"))
                .body("parts.items.value", equalTo(List.of(List.of(1), List.of(2))));
        community
                .get("/metrics/messages_per_active_member?by=channel&" + MAY)
                .body("parts.items.value", equalTo(List.of(List.of(2.0f), List.of(1.0f))));
    }

    @Test
    void tellsThroughWhichChannelMembersJoined() {
        community.sees(
                joined("ana", "search", "2026-05-01T12:00:00Z"),
                joined("bo", "friends", "2026-05-01T12:00:00Z"),
                joined("bo", "search", "2026-05-09T12:00:00Z"));

        community
                .get("/metrics/members_joined?by=channel&" + MAY)
                .body("items.value", contains(2))
                .body("parts.name", contains("friends", "search"))
                .body("parts.items.value", equalTo(List.of(List.of(1), List.of(1))));
    }

    @Test
    void takesInteractionsApartByTypeWithNothingMissing() {
        community.sees(
                message("ana", "general", "2026-05-01T12:00:00Z"),
                community.reaction("ana", "2026-05-01T12:00:00Z"),
                community.reaction("bo", "2026-05-01T12:00:00Z"));

        var parts = community
                .get("/metrics/interactions?by=type&" + MAY)
                .body("items.value", contains(3))
                .body("parts.find {it.name == 'message.posted'}.items.value", contains(1))
                .body("parts.find {it.name == 'reaction.added'}.items.value", contains(2))
                .body("parts.find {it.name == 'poll.voted'}.items.value", contains(0))
                .extract()
                .<List<List<Integer>>>path("parts.items.value");
        assertThat(parts.stream().mapToInt(List::getFirst).sum()).isEqualTo(3);
        community
                .get("/metrics/active_members?by=type&" + MAY)
                .body("items.value", contains(2))
                .body("parts.name", contains("message.posted", "reaction.added"))
                .body("parts.items.value", equalTo(List.of(List.of(1), List.of(2))));
    }

    @Test
    void putsOtherPeriodsBesidePartsToo() {
        community.sees(
                message("ana", "general", "2026-04-30T12:00:00Z"),
                message("ana", "general", "2026-05-01T12:00:00Z"),
                message("ana", "general", "2026-05-02T12:00:00Z"));

        community
                .get("/metrics/messages?by=channel&compare=PREVIOUS&" + MAY)
                .body("items.compared.value", contains(1))
                .body("parts[0].items[0].value", equalTo(2))
                .body("parts[0].items[0].compared.period", equalTo("2026-04"))
                .body("parts[0].items[0].compared.value", equalTo(1));
    }

    @Test
    void forgetsAChannelWhoseEventsAreTakenBack() {
        var only = message("ana", "help", "2026-05-01T12:00:00Z");
        community.sees(only, message("bo", "general", "2026-05-01T12:00:00Z"));

        community.sees(community.retraction(only, "2026-05-01T13:00:00Z"));

        community.get("/metrics/messages?by=channel&" + MAY).body("parts.name", contains("general"));
    }

    @Test
    void takesAllChannelsButTheHundredBusiestTogether() {
        var events = new ArrayList<FeedItem>();
        for (var channel = 0; channel < 103; channel++) {
            events.add(message("m" + channel, "c%03d".formatted(channel), "2026-05-01T12:00:00Z"));
        }
        events.add(message("m0", "c102", "2026-05-02T12:00:00Z"));
        community.sees(events);

        var answer = community.get("/metrics/messages?by=channel&" + MAY).body("parts", hasSize(101));
        answer.body("parts[100].kind", equalTo("OTHERS"))
                .body("parts[100].items.value", contains(3))
                .body("parts[99].name", equalTo("c102"))
                .body("parts[99].items.value", contains(2));
        List<List<Integer>> values = answer.extract().path("parts.items.value");
        assertThat(values.stream().mapToInt(List::getFirst).sum()).isEqualTo(104);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/metrics/messages?by=luck",
                "/metrics/messages?by=CHANNEL",
                "/metrics/messages?by=type",
                "/metrics/messages?by=channel,type,tier,segment",
                "/metrics/retention_d7?by=channel",
                "/metrics/members_total?by=channel",
                "/metrics/gmv?by=channel",
                "/metrics?metrics=messages,orders&by=channel",
                "/metrics/messages?compare=TOMORROW",
                "/metrics/messages?compare=previous"
            })
    void refusesWhatItCannotTakeApartOrCompare(String query) {
        problem(community.get(query), 422, "validation-failed");
    }

    private FeedItem message(String member, String channel, String time) {
        return community.event("message.posted", member, time, Map.of("channel", channel, "isReply", false));
    }

    private FeedItem joined(String member, String channel, String time) {
        return community.event("member.joined", member, time, Map.of("channel", channel));
    }
}
